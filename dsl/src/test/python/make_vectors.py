"""Writes what PyTorch computes, for the tests of package dev.rondo.conformance to compare with.

    python make_vectors.py ../resources/dev/rondo/conformance

Everything is in double, on one thread, drawn from fixed seeds; inputs and parameters are rounded to
a few decimals so that the text holds them exactly. A file is a list of cases:

    case NAME
    KEY SHAPE NUMBER NUMBER ...          SHAPE such as 3x5x2, numbers in row order

Parameters carry our names and our layout: Wx [in, G*H] and Wh [H, G*H], PyTorch's transposed.
"""

import pathlib
import sys

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)

N, T, F, H, O = 3, 5, 2, 3, 2
LENGTHS = [5, 2, 4]


class Writer:
    def __init__(self, folder, name):
        self.path = pathlib.Path(folder) / name
        self.lines = [f"# PyTorch {torch.__version__}, NumPy {np.__version__}, make_vectors.py"]

    def case(self, name):
        self.lines.append(f"case {name}")

    def put(self, key, values):
        array = np.asarray(values.detach() if torch.is_tensor(values) else values, dtype=float)
        shape = "x".join(map(str, array.shape)) or "1"
        numbers = " ".join(repr(float(v)).removesuffix(".0") for v in array.ravel())
        self.lines.append(f"{key} {shape} {numbers}")

    def close(self):
        self.path.write_text("\n".join(self.lines) + "\n")


def drawn(seed):
    generator = np.random.default_rng(seed)

    def draw(*shape, scale=1.0):
        return torch.tensor(np.round(generator.normal(size=shape) * scale, 4))

    return draw


# -- cells -----------------------------------------------------------------------------------------


class ResetBefore(nn.Module):
    """One forward layer of the GRU of Cho et al. (2014), from its equations; gates r, z, n."""

    def __init__(self, inputs, units):
        super().__init__()
        self.units = units
        self.weight_ih_l0 = nn.Parameter(torch.empty(3 * units, inputs))
        self.weight_hh_l0 = nn.Parameter(torch.empty(3 * units, units))
        self.bias_ih_l0 = nn.Parameter(torch.empty(3 * units))
        self.bias_hh_l0 = nn.Parameter(torch.empty(3 * units))

    def run(self, x, start, lengths):
        h = start[0]
        outputs = []
        wr, wz, wn = self.weight_hh_l0.chunk(3)
        br, bz, bn = self.bias_hh_l0.chunk(3)
        for t in range(x.shape[1]):
            xr, xz, xn = (x[:, t] @ self.weight_ih_l0.T + self.bias_ih_l0).chunk(3, dim=1)
            r = torch.sigmoid(xr + h @ wr.T + br)
            z = torch.sigmoid(xz + h @ wz.T + bz)
            n = torch.tanh(xn + (r * h) @ wn.T + bn)
            real = torch.tensor([[float(t < length)] for length in lengths])
            h = real * ((1 - z) * n + z * h) + (1 - real) * h
            outputs.append(real * h)
        return torch.stack(outputs, dim=1), h[None]


def torch_run(module, x, start, lengths):
    packed = nn.utils.rnn.pack_padded_sequence(
        x, torch.tensor(lengths), batch_first=True, enforce_sorted=False
    )
    out, end = module(packed, start)
    return nn.utils.rnn.pad_packed_sequence(out, batch_first=True, total_length=x.shape[1])[0], end


KINDS = {
    "elman": ("elman(3)", lambda **o: nn.RNN(F, H, batch_first=True, **o)),
    "relu": (
        "elman(3).activation(RELU)",
        lambda **o: nn.RNN(F, H, batch_first=True, nonlinearity="relu", **o),
    ),
    "lstm": ("lstm(3)", lambda **o: nn.LSTM(F, H, batch_first=True, **o)),
    "gru": ("gru(3)", lambda **o: nn.GRU(F, H, batch_first=True, **o)),
    "before": ("gru(3).reset(BEFORE)", lambda **o: ResetBefore(F, H)),
}


def our_name(kind, name):
    """weight_ih_l1_reverse -> 1.lstm.reverse.Wx"""
    word = {"relu": "elman", "before": "gru"}.get(kind, kind)
    what, layer, *reverse = name.replace("weight_ih", "Wx").replace("weight_hh", "Wh").replace(
        "bias_ih", "bx"
    ).replace("bias_hh", "bh").split("_")
    return f"{layer[1:]}.{word}{'.reverse' if reverse else ''}.{what}"


def ours(values):
    """PyTorch's [G*H, in] as our [in, G*H]; a bias as a row."""
    return values.T if values.dim() == 2 else values[None]


def cell_case(out, kind, layers, bidirectional, lengths, with_start, seed):
    draw = drawn(seed)
    written, make = KINDS[kind]
    one = f"bidirectional({written})" if bidirectional else written
    module = make(num_layers=layers, bidirectional=bidirectional)
    directions = 2 if bidirectional else 1
    head = nn.Linear(directions * H, O)
    with torch.no_grad():
        for parameter in [*module.parameters(), *head.parameters()]:
            parameter.copy_(draw(*parameter.shape, scale=0.6))
    x = draw(N, T, F).requires_grad_()
    weighting = draw(N, T, O)
    for n, length in enumerate(lengths):
        weighting[n, length:] = 0
    scale = 0.5 if with_start else 0.0
    h0 = draw(layers * directions, N, H, scale=scale).requires_grad_()
    c0 = draw(layers * directions, N, H, scale=scale).requires_grad_()
    if kind == "before":
        y, hn = module.run(x, h0, lengths)
    elif kind == "lstm":
        y, (hn, cn) = torch_run(module, x, (h0, c0), lengths)
    else:
        y, hn = torch_run(module, x, h0, lengths)
    answer = head(y)
    (answer * weighting).sum().backward()

    out.case(".".join([one] * layers))
    out.put("x", x)
    if lengths != [T] * N:
        out.put("lengths", lengths)
    out.put("output", answer)
    out.put("weighting", weighting)
    out.put("gradient.x", x.grad)
    for i in range(layers * directions):
        if with_start:
            out.put(f"start.h.{i}", h0[i])
            out.put(f"gradient.start.h.{i}", h0.grad[i])
        out.put(f"end.h.{i}", hn[i])
        if kind == "lstm":
            if with_start:
                out.put(f"start.c.{i}", c0[i])
                out.put(f"gradient.start.c.{i}", c0.grad[i])
            out.put(f"end.c.{i}", cn[i])
    for name, parameter in module.named_parameters():
        out.put(our_name(kind, name), ours(parameter))
        out.put("gradient." + our_name(kind, name), ours(parameter.grad))
    for name, parameter in (("head.W", head.weight), ("head.b", head.bias)):
        out.put(name, ours(parameter))
        out.put("gradient." + name, ours(parameter.grad))


def cells(folder):
    full = [T] * N
    seed = 1000
    for kind in KINDS:
        out = Writer(folder, f"{kind}.txt")
        shapes = [(1, False, full, False), (1, False, LENGTHS, True)]
        if kind != "before":
            shapes += [
                (2, False, LENGTHS, True),
                (1, True, LENGTHS, True),
                (2, True, full, False),
                (2, True, LENGTHS, True),
            ]
        for layers, bidirectional, lengths, with_start in shapes:
            seed += 1
            cell_case(out, kind, layers, bidirectional, lengths, with_start, seed)
        out.close()


# -- losses ----------------------------------------------------------------------------------------


def losses(folder):
    out = Writer(folder, "losses.txt")
    draw = drawn(2000)

    def case(name, predicted, target, value, weight=None):
        predicted.grad = None
        value.backward()
        out.case(name)
        out.put("predicted", predicted)
        out.put("target", target)
        if weight is not None:
            out.put("weight", weight)
        out.put("value", value)
        out.put("gradient", predicted.grad)

    predicted = draw(N, T, O, scale=2.0).requires_grad_()
    target = draw(N, T, O, scale=2.0)
    weight = torch.tensor(np.round(np.random.default_rng(2001).uniform(size=(N, T, O)), 2))
    weight[1, 2:] = 0
    F_ = nn.functional
    elementwise = {
        "mse()": lambda **o: F_.mse_loss(predicted, target, **o),
        "mae()": lambda **o: F_.l1_loss(predicted, target, **o),
        "huber(0.7)": lambda **o: F_.huber_loss(predicted, target, delta=0.7, **o),
    }
    for name, loss in elementwise.items():
        case(name, predicted, target, loss())
        weighted = (loss(reduction="none") * weight).sum() / weight.sum()
        case(name, predicted, target, weighted, weight)

    logits = draw(6, 4, scale=3.0).requires_grad_()
    classes = torch.tensor([0, 3, 1, 1, 2, 3])
    one_hot = F_.one_hot(classes, 4).double()
    case("crossEntropy()", logits, one_hot, F_.cross_entropy(logits, classes))
    per_class = torch.tensor([0.5, 2.0, 1.25, 0.0])
    case(
        "crossEntropy()",
        logits,
        one_hot,
        F_.cross_entropy(logits, classes, weight=per_class),
        per_class[classes][:, None].expand(6, 4),
    )
    soft = torch.softmax(draw(6, 4), dim=1)
    case("crossEntropy()", logits, soft, F_.cross_entropy(logits, soft))
    steps = draw(2, 5, 3, scale=40.0).requires_grad_()
    step_classes = torch.tensor([[0, 1, 2, 2, 0], [1, 1, 0, 2, 1]])
    case(
        "crossEntropy()",
        steps,
        F_.one_hot(step_classes, 3).double(),
        F_.cross_entropy(steps.transpose(1, 2), step_classes),
    )
    out.close()


# -- optimizers ------------------------------------------------------------------------------------


def optimizers(folder):
    out = Writer(folder, "optimizers.txt")
    draw = drawn(3000)
    length, steps = 6, 20
    start = draw(length)
    gradients = draw(steps, length, scale=2.0)
    gradients[4] *= 0.001
    gradients[:, 5] *= 0.0001
    gradients = torch.round(gradients, decimals=8)
    out.case("the same for all")
    out.put("start", start)
    out.put("gradients", gradients)

    def by_norm(limit):
        return lambda p: nn.utils.clip_grad_norm_([p], limit)

    def by_value(limit):
        return lambda p: nn.utils.clip_grad_value_([p], limit)

    o = torch.optim
    for name, make, clip in [
        ("sgd(0.1)", lambda p: o.SGD([p], 0.1), None),
        ("sgd(0.1).weightDecay(0.05)", lambda p: o.SGD([p], 0.1, weight_decay=0.05), None),
        ("sgd(0.05).momentum(0.9)", lambda p: o.SGD([p], 0.05, 0.9), None),
        (
            "sgd(0.05).momentum(0.9).nesterov().weightDecay(0.02)",
            lambda p: o.SGD([p], 0.05, 0.9, nesterov=True, weight_decay=0.02),
            None,
        ),
        ("rmsProp(0.01)", lambda p: o.RMSprop([p], 0.01), None),
        (
            "rmsProp(0.01).alpha(0.9).weightDecay(0.1)",
            lambda p: o.RMSprop([p], 0.01, alpha=0.9, weight_decay=0.1),
            None,
        ),
        ("rmsProp(0.01).epsilon(0.01)", lambda p: o.RMSprop([p], 0.01, eps=0.01), None),
        ("adam(0.01)", lambda p: o.Adam([p], 0.01), None),
        (
            "adam(0.02).betas(0.8, 0.95).epsilon(0.001).weightDecay(0.1)",
            lambda p: o.Adam([p], 0.02, (0.8, 0.95), 0.001, 0.1),
            None,
        ),
        ("adamW(0.01)", lambda p: o.AdamW([p], 0.01), None),
        (
            "adamW(0.02).betas(0.8, 0.95).weightDecay(0.3)",
            lambda p: o.AdamW([p], 0.02, (0.8, 0.95), weight_decay=0.3),
            None,
        ),
        ("adam(0.01) clip(1)", lambda p: o.Adam([p], 0.01), by_norm(1.0)),
        ("sgd(0.1).momentum(0.9) clip(3)", lambda p: o.SGD([p], 0.1, 0.9), by_norm(3.0)),
        ("sgd(0.1) clipValue(0.5)", lambda p: o.SGD([p], 0.1), by_value(0.5)),
        ("adamW(0.01) clipValue(0.5)", lambda p: o.AdamW([p], 0.01), by_value(0.5)),
    ]:
        p = start.clone().requires_grad_()
        optimizer = make(p)
        after = []
        for gradient in gradients:
            p.grad = gradient.clone()
            if clip:
                clip(p)
            optimizer.step()
            after.append(p.detach().clone())
        out.case(name)
        out.put("after", torch.stack(after))
    out.close()


# -- schedules -------------------------------------------------------------------------------------


def schedules(folder):
    out = Writer(folder, "schedules.txt")
    s = torch.optim.lr_scheduler

    def factors(make, steps, losses=None):
        p = nn.Parameter(torch.zeros(1))
        optimizer = torch.optim.SGD([p], 1.0)
        schedule = make(optimizer)
        seen = []
        for step in range(steps):
            seen.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if step < steps - 1:
                schedule.step(*([losses[step]] if losses else []))
        return seen

    for name, make in [
        ("stepDown(3, 0.5)", lambda o: s.StepLR(o, 3, 0.5)),
        ("stepDown(1, 0.9)", lambda o: s.StepLR(o, 1, 0.9)),
        ("cosine()", lambda o: s.CosineAnnealingLR(o, 12)),
    ]:
        out.case(name)
        out.put("epochs", [12])
        out.put("batches", [1])
        out.put("factors", factors(make, 12))
    for epochs, batches in ((4, 5), (1, 7), (10, 1), (3, 1)):
        out.case("oneCycle()")
        out.put("epochs", [epochs])
        out.put("batches", [batches])
        total = epochs * batches
        out.put("factors", factors(lambda o: s.OneCycleLR(o, 1.0, total), total))
    plateau = [5, 4, 4, 3.9999, 4, 3, 3, 3.1, 3.2, 3, 2.9999, 2.9998, 2.5, 2.6, 2.6, 2.6, 2.6, 2]
    for patience, by in ((1, 0.5), (2, 0.1), (3, 0.3)):
        out.case(f"reduceOnPlateau({patience}, {by})")
        out.put("losses", plateau)
        out.put(
            "factors",
            factors(
                lambda o: s.ReduceLROnPlateau(o, factor=by, patience=patience, eps=0),
                len(plateau),
                plateau,
            ),
        )
    out.close()


if __name__ == "__main__":
    target = sys.argv[1]
    cells(target)
    losses(target)
    optimizers(target)
    schedules(target)
