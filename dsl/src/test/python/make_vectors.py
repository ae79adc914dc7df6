"""Writes what others compute, for the tests of package dev.rondo.conformance to compare with.

    python make_vectors.py ../resources/dev/rondo/conformance [PART]

where PART is pytorch, embedding, keras, paper or training; all of them where it is left out.

The versions that wrote the files that are here: PyTorch 2.15.0, Keras 3.15.0 on TensorFlow 2.21.0,
NumPy 2.4.6, safetensors 0.8.0 (`pip install torch==2.15.0 keras==3.15.0 tensorflow-cpu==2.21.0
numpy safetensors`). Everything is in double, on one thread, drawn from fixed seeds.

Every cell is run with one layer and two, forward and in both directions, with sequences of one
length and of several, from zero states and from given ones; the losses and the two ways to answer,
at every step or at the last, take turns. What PyTorch and Keras give must also be what the papers'
equations give, to 1e-12, before it is written.
"""

import itertools
import subprocess
import sys
from dataclasses import replace
from importlib.metadata import version

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)

import paper_source  # noqa: E402
from cell_cases import Case, Cell, File, Network, shapes  # noqa: E402
from judges import JUDGES  # noqa: E402

PYTORCH = f"PyTorch {version('torch')}"
KERAS = f"Keras {version('keras')} on TensorFlow {version('tensorflow-cpu')}"
PAPER = f"the papers' equations, in NumPy {version('numpy')}"

def write(
    folder, name, source, seed, cells, run, losses, both_answers=False, thinned=False, entries=("",)
):
    """Every shape of each cell, answered at every step and at the last, or at one of them."""
    file = File(source)
    loss = itertools.cycle(losses)
    for number, (entry, cell) in enumerate(itertools.product(entries, cells)):
        planned = {}
        for layers, both, lengths, start in shapes(thinned):
            turn = (layers + both + number + (start and not thinned)) % 2 == 0 and entry != "tied"
            for last in (False, True) if both_answers else (turn,):
                ways = planned.setdefault((layers, both), [])
                ways.append((lengths, start, last, next(loss)))
        for (layers, both), ways in planned.items():
            own = seed + 10 * number + 2 * layers + both
            for case in well_drawn(cell, layers, both, ways, own, entry):
                answer = run(case)
                paper_source.close(case, answer)
                file.add(case, answer)
    file.write(folder, name)


def well_drawn(cell, layers, both, ways, seed, entry):
    """The cases of the first network, of many drawn, that tell much."""
    for own in range(seed, seed + 10_000_000, 10_000):
        network = Network(cell, layers, both, own, entry)
        cases = [Case(network, *way) for way in ways]
        if paper_source.fit(cases):
            return cases
    raise ValueError(f"no seed is good for {cell}, {layers} layers")


ELMAN = [Cell("elman"), Cell("elman", activation="RELU")]
LSTM = [Cell("lstm")]
GRU = [Cell("gru")]
BEFORE = [Cell("gru", reset="BEFORE")]


def pytorch(folder):
    from pytorch_source import run

    for name, seed, cells in (("elman", 1000, ELMAN), ("lstm", 1100, LSTM), ("gru", 1200, GRU)):
        write(folder, f"{name}-pytorch", PYTORCH, seed, cells, run, JUDGES, True)


def embedding(folder):
    from pytorch_source import run

    cells, entries = ELMAN[:1] + LSTM + GRU, ("embed", "tied")
    losses = JUDGES
    write(folder, "embed-pytorch", PYTORCH, 1900, cells, run, losses, thinned=True, entries=entries)


def keras(folder):
    from keras_source import LOSSES, run

    sets = (("elman", 1300, ELMAN), ("lstm", 1400, LSTM), ("gru", 1500, GRU + BEFORE))
    for name, seed, cells in sets:
        write(folder, f"{name}-keras", KERAS, seed, cells, run, LOSSES)


MASKS = {"variational": (0.3, 0.4), "drop_connect": 0.3}


def paper(folder):
    """What neither has. The masks are those that Rondo draws."""
    every = ELMAN[:1] + LSTM + GRU
    one_option = [{"variational": (0.3, 0.2)}, {"drop_connect": 0.4}]
    sets = {
        "peepholes": [replace(LSTM[0], peepholes=True)],
        "masks": [replace(cell, **option) for cell in every + BEFORE for option in one_option]
        + [replace(LSTM[0], variational=(0.4, 0.4)), replace(LSTM[0], peepholes=True, **MASKS)],
        "norm": [replace(cell, layer_norm=True) for cell in every]
        + [replace(cell, layer_norm=True, **MASKS) for cell in every]
        + [replace(LSTM[0], peepholes=True, layer_norm=True)],
    }
    for seed, (name, cells) in enumerate(sets.items(), 16):
        thinned = name != "peepholes"
        run = paper_source.run
        write(folder, f"{name}-paper", PAPER, 100 * seed, cells, run, JUDGES, thinned=thinned)


def training(folder):
    import training_vectors

    training_vectors.losses(folder)
    training_vectors.optimizers(folder)
    training_vectors.schedules(folder)


PARTS = {"pytorch": pytorch, "embedding": embedding, "keras": keras, "paper": paper, "training": training}

if __name__ == "__main__":
    target, *parts = sys.argv[1:]
    if parts:
        PARTS[parts[0]](target)
    else:
        for part in PARTS:  # each in a process of its own: PyTorch and TensorFlow bring one LLVM each
            subprocess.run([sys.executable, __file__, target, part], check=True)
