"""Writes what PyTorch computes for the Gaussian likelihood, for dev.rondo.conformance to compare with.

    python make_gaussian_vectors.py ../resources/dev/rondo/conformance

Everything is in double, on one thread, drawn from fixed seeds. The two outputs of a target stand
side by side: the mean mu, and r with sigma = softplus(r) + 0.0001. The file is a list of cases:

    case NAME
    KEY SHAPE NUMBER NUMBER ...          SHAPE such as 3x5x2, numbers in row order
"""

import pathlib
import sys

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def line(key, values):
    array = np.asarray(values.detach(), dtype=float)
    shape = "x".join(map(str, array.shape)) or "1"
    return f"{key} {shape} " + " ".join(repr(float(v)).removesuffix(".0") for v in array.ravel())


def case(predicted, target, weight=None):
    outputs = predicted.reshape(*target.shape, 2)
    sigma = nn.functional.softplus(outputs[..., 1], threshold=1e9) + 1e-4
    loss = nn.GaussianNLLLoss(full=True, eps=0, reduction="none")
    each = loss(outputs[..., 0], target, sigma**2)
    value = each.mean() if weight is None else (each * weight).sum() / weight.sum()
    (gradient,) = torch.autograd.grad(value, predicted)
    weighted = [] if weight is None else [line("weight", weight)]
    return [
        "case gaussian()",
        line("predicted", predicted),
        line("target", target),
        *weighted,
        line("value", value),
        line("gradient", gradient),
    ]


def main(folder):
    generator = np.random.default_rng(2100)

    def draw(*shape, scale):
        return torch.tensor(np.round(generator.normal(size=shape) * scale, 4))

    steps = draw(3, 5, 4, scale=1.5).requires_grad_()
    targets = draw(3, 5, 2, scale=2.0)
    weight = torch.tensor(np.round(generator.uniform(size=(3, 5, 2)), 2))
    weight[1, 2:] = 0
    summary = draw(6, 4, scale=1.5).requires_grad_()
    # raw deviations from nearly none to very wide, where softplus is exp(r) or r
    wide = draw(4, 2, scale=1.0)
    wide[:, 1] = torch.tensor([-30.0, -6.5, 12.25, 45.0])
    wide.requires_grad_()
    near = wide.detach()[:, :1] + torch.tensor([[0.0002], [-0.003], [20.5], [-70.0]])
    lines = [
        f"# PyTorch {torch.__version__}, NumPy {np.__version__}, make_gaussian_vectors.py",
        *case(steps, targets),
        *case(steps, targets, weight),
        *case(summary, draw(6, 2, scale=2.0)),
        *case(wide, near),
    ]
    (pathlib.Path(folder) / "gaussian.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
