"""Writes what PyTorch computes of losses, optimizers and schedules, as text.

Everything is in double, drawn from fixed seeds; inputs are rounded to a few decimals so that the
text holds them exactly. A file is a list of cases:

    case NAME
    KEY SHAPE NUMBER NUMBER ...          SHAPE such as 3x5x2, numbers in row order
"""

import pathlib

import numpy as np
import torch
from torch import nn

N, T, O = 3, 5, 2


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
        ("adagrad(0.1)", lambda p: o.Adagrad([p], 0.1), None),
        (
            "adagrad(0.1).rateDecay(0.05).start(0.5).epsilon(0.001).weightDecay(0.1)",
            lambda p: o.Adagrad([p], 0.1, 0.05, 0.1, 0.5, 0.001),
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
