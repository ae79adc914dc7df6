"""Answers from the papers' equations: NumPy's values, PyTorch's gradients over the same lines."""

import numpy as np
import torch

import paper_cells
from cell_cases import Answer
from judges import judged


def leaf(values):
    return torch.tensor(values, requires_grad=True)


def run(case):
    network = case.network
    way = paper_cells.last if case.last else paper_cells.run
    values, ends, seen = way(
        paper_cells.NumPy, network, network.parameters, network.x, case.starts, case.real
    )
    check_unsaturated(case, seen)

    p = {name: leaf(value) for name, value in network.parameters.items()}
    x = leaf(network.x)
    starts = [(leaf(h), None if c is None else leaf(c)) for h, c in case.starts]
    answer, torch_ends, _ = way(paper_cells.Torch, network, p, x, starts, case.real)
    loss = judged(case, answer)
    loss.backward()
    assert np.abs(values - answer.detach().numpy()).max() < 1e-14, case
    for (h, c), (torch_h, torch_c) in zip(ends, torch_ends):
        assert np.abs(h - torch_h.detach().numpy()).max() < 1e-14, case
        assert c is None or np.abs(c - torch_c.detach().numpy()).max() < 1e-14, case

    gradients = {name: parameter.grad.numpy() for name, parameter in p.items()}
    gradients["x"] = x.grad.numpy()
    for i, (h, c) in enumerate(starts):
        gradients[f"start.{i}.h"] = h.grad.numpy()
        if c is not None:
            gradients[f"start.{i}.c"] = c.grad.numpy()
    return Answer(values, loss.item(), ends, gradients)


def check_unsaturated(case, seen):
    """A gate whose function is flat hides what went into it, and one near zero what it is."""
    gates = np.concatenate([a.ravel() for a in seen])
    written = case.network.written(case.last)
    if "RELU" in written:
        assert 0.25 < (gates > 0).mean() < 0.9, (written, (gates > 0).mean())
    else:
        assert (np.abs(gates) <= 2.5).mean() > 0.95, (written, np.abs(gates).max())
        assert np.abs(gates).max() < 4, (written, np.abs(gates).max())
    assert (np.abs(gates) > 0.3).mean() > 0.4, written


def close(case, answer, bound=1e-12):
    """Asserts that someone else's answer is that of the equations."""
    own = run(case)
    pairs = [(answer.output, own.output, "output"), (answer.loss, own.loss, "loss")]
    for i, (theirs, ours) in enumerate(zip(answer.ends, own.ends)):
        pairs += [(a, b, f"end {i}") for a, b in zip(theirs, ours) if b is not None]
    pairs += [(answer.gradients[name], g, name) for name, g in own.gradients.items()]
    for a, b, name in pairs:
        error = np.abs(np.asarray(a) - b).max()
        assert np.shape(a) == np.shape(b) and error < bound, (str(case.network.written(case.last)), name, error)
