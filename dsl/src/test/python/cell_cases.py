"""What is computed, whoever computes it: networks drawn from seeds, and the file of their answers.

A file is a safetensors file. Its metadata names each case's parts, its tensors hold them:

    NUMBER.architecture, .network, .loss, .lengths, .start            metadata of a case
    NUMBER/target, output, loss, end.I.h, end.I.c                     what comes out
    NUMBER/gradient.x, gradient.start.I.h, ...                        its gradients
    NUMBER/gradient                the parameters' one after the other, in the order of .parameters
    NETWORK.parameters, .seed, .pass                                  metadata of a network
    NETWORK/x, start.I.h, start.I.c, PARAMETER                        what goes in

so that what goes in is written once for all cases of a network. I counts the directions of the
layers. Everything is double; what is drawn is rounded to a few decimals.
"""

import dataclasses
import itertools
import json
import pathlib

import numpy as np
from counter_random import uniform
from safetensors.numpy import save

N, T, F, O = 3, 5, 2, 4
UNITS = (3, 4)
EMBED, TABLE = 5, "0.embed.E"  # the units of an embedding that is not tied, and what it is called
FULL, RAGGED = [T] * N, [5, 2, 4]
GATES = {"elman": 1, "lstm": 4, "gru": 3}
INPUT_DROPOUT, RECURRENT_DROPOUT, DROP_CONNECT = 6, 7, 8  # the numbers of Rondo's purposes
EPOCH, BATCH = 3, 7
# Gains of layer norm, and how far from them is drawn. A large one on h h would make small
# differences grow from step to step.
GAINS = {"gx": (0.6, 0.3), "gh": (0.3, 0.2), "gc": (0.6, 0.3)}


@dataclasses.dataclass(frozen=True)
class Cell:
    """A cell and its options, printed as Rondo prints it."""

    word: str
    units: int = 0
    activation: str = "TANH"
    reset: str = "AFTER"
    peepholes: bool = False
    layer_norm: bool = False
    variational: tuple = ()
    drop_connect: float = 0

    def of(self, units):
        return dataclasses.replace(self, units=units)

    def __str__(self):
        text = f"{self.word}({self.units})"
        if self.activation != "TANH":
            text += f".activation({self.activation})"
        if self.reset != "AFTER":
            text += f".reset({self.reset})"
        if self.peepholes:
            text += ".peepholes()"
        if self.layer_norm:
            text += ".layerNorm()"
        if self.variational:
            text += f".variationalDropout({', '.join(map(str, dict.fromkeys(self.variational)))})"
        if self.drop_connect:
            text += f".dropConnect({self.drop_connect})"
        return text

    def parameters(self, inputs):
        """The names and shapes of one direction's parameters, in Rondo's order."""
        h, w = self.units, GATES[self.word] * self.units
        shapes = {"Wx": (inputs, w), "Wh": (h, w), "bx": (1, w), "bh": (1, w)}
        if self.peepholes:
            shapes["peepholes"] = (3, h)
        if self.layer_norm:
            shapes |= {"gx": (1, w), "gh": (1, w)}
            if self.word == "lstm":
                shapes |= {"gc": (1, h), "bc": (1, h)}
        return shapes


    def masks(self, inputs, seed, layer, direction):
        """The masks of one layer and direction in Rondo's training pass of EPOCH and BATCH."""
        shares = [*(self.variational or (0, 0)), self.drop_connect]
        shapes = [(N, inputs), (N, self.units), (self.units, GATES[self.word] * self.units)]
        purposes = [INPUT_DROPOUT, RECURRENT_DROPOUT, DROP_CONNECT]
        masks = {}
        for what, p, shape, purpose in zip(("x", "h", "Wh"), shares, shapes, purposes):
            if p:
                u = uniform(shape[0] * shape[1], seed, purpose, EPOCH, BATCH, layer, direction)
                masks[what] = np.where(u < p, 0, 1 / (1 - p)).reshape(shape)
        return masks

    @property
    def masked(self):
        return bool(self.variational or self.drop_connect)


class Network:
    """Layers, their numbers and what goes into them, drawn from a seed.

    entry: "" for numbers, "embed" for O tokens, "tied" where their vectors are the head's too.
    """

    def __init__(self, cell, layers, both, seed, entry=""):
        self.layers = [cell.of(units) for units in UNITS[:layers]]
        self.both = both
        self.seed = seed
        self.entry = entry
        self.first = 1 if entry else 0  # the number of the first recurrent layer
        self.embed = UNITS[layers - 1] * (2 if both else 1) if entry == "tied" else EMBED
        draw = np.random.default_rng(seed)

        def drawn(limit, *shape, about=0.0):
            return np.round(about + draw.uniform(-limit, limit, size=shape), 4)

        self.x = drawn(1.6, N, T, F)
        self.targets = drawn(1.5, N, T, O)
        self.classes = draw.integers(0, O, size=(N, T))
        self.parameters = {}
        self.starts = []
        weights = 0.5 if cell.activation == "RELU" else 0.6 if cell.masked else 0.7
        inputs = F
        if entry:
            self.x = draw.integers(0, O + 1, size=(N, T, 1)).astype(float)
            self.parameters[TABLE] = drawn(1.6, O + 1, self.embed)
            self.parameters[TABLE][0] = 0
            inputs = self.embed
        for number, layer in enumerate(self.layers, self.first):
            for direction in ("", ".reverse")[: 2 if both else 1]:
                for what, shape in layer.parameters(inputs).items():
                    limit = 0.6 if what in ("bx", "bh", "bc") else weights
                    about, limit = GAINS.get(what, (0, limit))
                    name = f"{number}.{layer.word}{direction}.{what}"
                    self.parameters[name] = drawn(limit, *shape, about=about)
                h = drawn(0.9, N, layer.units)
                c = drawn(0.9, N, layer.units) if layer.word == "lstm" else None
                self.starts.append((h, c))
            inputs = layer.units * (2 if both else 1)
        if entry != "tied":
            self.parameters["head.W"] = drawn(0.8, inputs, O)
        self.parameters["head.b"] = drawn(0.5, 1, O)
        # the first seed of a training pass in which each mask drops something and keeps something
        for self.pass_seed in itertools.count(seed):
            self.masks = self.drawn_masks()
            drawn_ones = [mask for held in self.masks.values() for mask in held.values()]
            if all(0 < np.count_nonzero(mask) < mask.size for mask in drawn_ones):
                break

    def drawn_masks(self):
        masks = {}
        inputs = self.embed if self.entry else F
        for number, layer in enumerate(self.layers, self.first):
            for reverse, direction in enumerate(("", ".reverse")[: 2 if self.both else 1]):
                held = layer.masks(inputs, self.pass_seed, number, reverse)
                masks[f"{number}.{layer.word}{direction}."] = held
            inputs = layer.units * (2 if self.both else 1)
        return masks

    def written(self, last):
        each = [f"bidirectional({c})" if self.both else str(c) for c in self.layers]
        tied = ".tied()" if self.entry == "tied" else ""
        embed = f"embed({self.embed}){tied}." if self.entry else ""
        return embed + ".".join(each) + (".last()" if last else "")

    def zero_starts(self):
        return [(h * 0, None if c is None else c * 0) for h, c in self.starts]


@dataclasses.dataclass(frozen=True)
class Case:
    """One way to run a network."""

    network: Network
    lengths: list
    start: bool
    last: bool
    loss: str

    @property
    def starts(self):
        return self.network.starts if self.start else self.network.zero_starts()

    @property
    def real(self):
        return (np.arange(T)[None] < np.array(self.lengths)[:, None]).astype(float)

    @property
    def counted(self):
        """How much each answer counts: all of one a sequence, the real ones of one a step."""
        return np.ones(N) if self.last else self.real

    @property
    def target(self):
        whole = self.network.targets
        if self.loss == "crossEntropy()":
            whole = np.eye(O)[self.network.classes]
        elif self.loss.startswith(("quantile", "gaussian")):
            whole = whole[..., : O // 2]
        return whole[:, 0] if self.last else whole


@dataclasses.dataclass
class Answer:
    """What a case gave: arrays, and gradients by name ("x", "start.0.h", a parameter's)."""

    output: np.ndarray
    loss: float
    ends: list
    gradients: dict


def shapes(thinned):
    """Layers, directions, lengths, starts: all sixteen, or the half that has every three together."""
    for layers, both, ragged, start in itertools.product((1, 2), *[(False, True)] * 3):
        if not thinned or (layers + both + ragged + start) % 2 == 1:
            yield layers, both, RAGGED if ragged else FULL, start


def ordered(file):
    """A safetensors file with its metadata in order: the library writes them in any."""
    size = int.from_bytes(file[:8], "little")
    header = json.loads(file[8 : 8 + size])
    header["__metadata__"] = dict(sorted(header["__metadata__"].items()))
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + file[8 + size :]


class File:
    """Collects cases and writes them."""

    def __init__(self, source):
        self.metadata = {"source": source}
        self.tensors = {}
        self.networks = {}
        self.count = 0

    def put(self, key, values):
        self.tensors[key] = np.ascontiguousarray(values, dtype=np.float64)

    def put_states(self, prefix, states):
        for i, (h, c) in enumerate(states):
            self.put(f"{prefix}.{i}.h", h)
            if c is not None:
                self.put(f"{prefix}.{i}.c", c)

    def network(self, network):
        if network not in self.networks:
            key = self.networks[network] = f"n{len(self.networks)}"
            self.metadata[f"{key}.parameters"] = " ".join(network.parameters)
            self.metadata[f"{key}.seed"] = str(network.seed)
            if network.layers[0].masked:
                self.metadata[f"{key}.pass"] = f"{network.pass_seed} {EPOCH} {BATCH}"
            self.put(f"{key}/x", network.x)
            self.put_states(f"{key}/start", network.starts)
            for name, values in network.parameters.items():
                self.put(f"{key}/{name}", values)
        return self.networks[network]

    def add(self, case, answer):
        key = f"{self.count:03}"
        self.count += 1
        self.metadata[f"{key}.architecture"] = case.network.written(case.last)
        self.metadata[f"{key}.network"] = self.network(case.network)
        self.metadata[f"{key}.loss"] = case.loss
        self.metadata[f"{key}.start"] = "given" if case.start else "zero"
        if case.lengths != FULL:
            self.metadata[f"{key}.lengths"] = " ".join(map(str, case.lengths))
        self.put(f"{key}/target", case.target)
        self.put(f"{key}/output", answer.output)
        self.put(f"{key}/loss", [answer.loss])
        self.put_states(f"{key}/end", answer.ends)
        parameters = case.network.parameters
        flat = [answer.gradients[name].ravel() for name in parameters]
        self.put(f"{key}/gradient", np.concatenate(flat))
        for name, values in answer.gradients.items():
            if name not in parameters and (case.start or not name.startswith("start")):
                self.put(f"{key}/gradient.{name}", values)

    def write(self, folder, name):
        path = pathlib.Path(folder) / f"{name}.safetensors"
        path.write_bytes(ordered(save(self.tensors, self.metadata)))
        print(f"{path.name}: {self.count} cases, {path.stat().st_size} bytes")
