"""Answers from the papers' equations: NumPy's values, PyTorch's gradients over the same lines."""

import copy
import dataclasses

import numpy as np
import torch

import paper_cells
from cell_cases import TABLE, Answer
from judges import judged


def way(case):
    return paper_cells.last if case.last else paper_cells.run


def in_numpy(case):
    network = case.network
    p = network.parameters
    x = network.x
    if network.entry:
        x = paper_cells.vectors(paper_cells.NumPy, p[TABLE], x)
    return way(case)(paper_cells.NumPy, network, p, x, case.starts, case.real)


def run(case):
    values, ends, seen = in_numpy(case)
    assert unsaturated(case.network, seen), case.network.written(case.last)
    answer = in_pytorch(case, torch.float64)
    for ours, theirs in zip([(values, None), *ends], [(answer.output, None), *answer.ends]):
        for a, b in zip(ours, theirs):
            assert a is None or np.abs(a - b).max() < 1e-14, np.abs(a - b).max()
    return Answer(values, answer.loss, ends, answer.gradients)


def in_pytorch(case, dtype):
    """The same lines in PyTorch, with its gradients."""

    def leaf(values):
        return torch.tensor(values, dtype=dtype, requires_grad=True)

    torch.set_default_dtype(dtype)
    network = case.network
    p = {name: leaf(value) for name, value in network.parameters.items()}
    if network.entry:
        x = paper_cells.vectors(paper_cells.Torch, p[TABLE], network.x)
        x.retain_grad()
    else:
        x = leaf(network.x)
    starts = [(leaf(h), None if c is None else leaf(c)) for h, c in case.starts]
    output, ends, _ = way(case)(paper_cells.Torch, network, p, x, starts, case.real)
    loss = judged(case, output)
    loss.backward()
    torch.set_default_dtype(torch.float64)

    gradients = {name: parameter.grad.numpy() for name, parameter in p.items()}
    gradients["x"] = x.grad.numpy()
    for i, start in enumerate(starts if case.start else []):
        for letter, part in zip("hc", start):
            if part is not None:
                gradients[f"start.{i}.{letter}"] = part.grad.numpy()
    ends = [tuple(None if a is None else a.detach().numpy() for a in end) for end in ends]
    return Answer(output.detach().numpy(), loss.item(), ends, gradients)


def fit(cases):
    """Whether a network's cases tell much: no gate is lost, and rounding is not blown up.

    Where the equations themselves lose more in float, or where changes in the last place of a float
    matter more, 1e-6 cannot be asked of others.
    """
    return all(
        unsaturated(case.network, in_numpy(case)[2])
        and largest(in_pytorch(case, torch.float32), in_pytorch(case, torch.float64))[0] < 3e-7
        and all(
            largest(in_pytorch(shaken(case, seed), torch.float64), in_pytorch(case, torch.float64))[0]
            < 3e-7
            for seed in range(3)
        )
        for case in cases
    )


def shaken(case, seed):
    """The case with every number that goes in changed by half a last place of a float."""
    draw = np.random.default_rng(seed)

    def shake(values):
        return None if values is None else values * (1 + draw.choice([-6e-8, 6e-8], values.shape))

    network = copy.copy(case.network)
    network.parameters = {name: shake(values) for name, values in network.parameters.items()}
    network.x = network.x if network.entry else shake(network.x)
    network.starts = [(shake(h), shake(c)) for h, c in network.starts]
    return dataclasses.replace(case, network=network)


def unsaturated(network, seen):
    """A gate whose function is flat hides what went into it, and one near zero what it is."""
    gates = np.concatenate([a.ravel() for a in seen])
    sizes = np.abs(gates)
    if network.layers[0].activation == "RELU":
        shown = 0.25 < (gates > 0).mean() < 0.9
    else:
        shown = (sizes <= 2.5).mean() > 0.95 and sizes.max() < 4
    return shown and (sizes > 0.25).mean() > 0.4


def largest(answer, other):
    """The largest difference of two answers, over max(1, |other|), and where it is."""
    pairs = [(answer.output, other.output, "output"), (answer.loss, other.loss, "loss")]
    for i, (some, others) in enumerate(zip(answer.ends, other.ends)):
        pairs += [(a, b, f"end {i}") for a, b in zip(some, others) if b is not None]
    pairs += [(answer.gradients[name], g, name) for name, g in other.gradients.items()]
    errors = []
    for a, b, name in pairs:
        assert np.shape(a) == np.shape(b), (name, np.shape(a), np.shape(b))
        errors.append(((np.abs(np.asarray(a) - b) / np.maximum(1, np.abs(b))).max(), name))
    return max(errors)


def close(case, answer, bound=1e-12):
    """Asserts that someone else's answer is that of the equations."""
    error, name = largest(answer, run(case))
    assert error < bound, (case.network.written(case.last), name, error)
