"""The losses in PyTorch, as means over what counts: rows [.., O] of answers, one weight a row."""

import torch
from torch.nn import functional

QUANTILES = (0.2, 0.7)


def quantile(answer, target):
    """max(q e, (q - 1) e) with e = y - p; Koenker and Bassett, Econometrica 46 (1978)."""
    e = target[..., None] - answer.reshape(*target.shape, len(QUANTILES))
    q = torch.tensor(QUANTILES)
    return torch.maximum(q * e, (q - 1) * e).flatten(-2).mean(-1)


def gaussian(answer, target):
    """Means and raw deviations side by side, sigma = softplus(r) + 0.0001; Salinas et al. (2020)."""
    outputs = answer.reshape(*target.shape, 2)
    sigma = functional.softplus(outputs[..., 1], threshold=1e9) + 1e-4
    likelihood = functional.gaussian_nll_loss
    return likelihood(outputs[..., 0], target, sigma**2, True, 0, "none").mean(-1)


def cross_entropy(answer, target):
    rows = functional.cross_entropy(answer.flatten(0, -2), target.flatten(0, -2), reduction="none")
    return rows.reshape(answer.shape[:-1])


JUDGES = {
    "mse()": lambda a, y: functional.mse_loss(a, y, reduction="none").mean(-1),
    "mae()": lambda a, y: functional.l1_loss(a, y, reduction="none").mean(-1),
    "huber(0.7)": lambda a, y: functional.huber_loss(a, y, reduction="none", delta=0.7).mean(-1),
    "crossEntropy()": cross_entropy,
    "quantile(0.2, 0.7)": quantile,
    "gaussian()": gaussian,
}


def judged(case, answer):
    counted = torch.tensor(case.counted, dtype=answer.dtype)
    rows = JUDGES[case.loss](answer, torch.tensor(case.target, dtype=answer.dtype))
    return (rows * counted).sum() / counted.sum()
