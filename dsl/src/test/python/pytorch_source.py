"""Answers of PyTorch's own modules, on packed sequences.

nn.Embedding, nn.RNN, nn.LSTM, nn.GRU and nn.Linear.
"""

import torch
from torch import nn
from torch.nn import functional

from cell_cases import O, T, TABLE, Answer
from judges import judged


def module(cell, inputs, both):
    options = {"batch_first": True, "bidirectional": both}
    if cell.word == "elman":
        return nn.RNN(inputs, cell.units, nonlinearity=cell.activation.lower(), **options)
    return {"lstm": nn.LSTM, "gru": nn.GRU}[cell.word](inputs, cell.units, **options)


NAMES = {"Wx": "weight_ih_l0", "Wh": "weight_hh_l0", "bx": "bias_ih_l0", "bh": "bias_hh_l0"}


def theirs(name, modules, head):
    """PyTorch's parameter for Rondo's name."""
    if name.startswith("head."):
        return {"head.W": head.weight, "head.b": head.bias}[name]
    if name == TABLE:
        return modules[0].weight
    number, _, *direction, what = name.split(".")
    return getattr(modules[int(number)], NAMES[what] + ("_reverse" if direction else ""))


def ours(name, values):
    """PyTorch's [G*H, in] as Rondo's [in, G*H]; a bias as a row; an embedding as it is."""
    if name == TABLE:
        return values.numpy()
    return (values.T if values.dim() == 2 else values[None]).numpy()


def run(case):
    network = case.network
    modules = []
    inputs = network.x.shape[-1]
    if network.entry:
        modules.append(nn.Embedding(O + 1, network.embed, padding_idx=0))
        inputs = network.embed
    for cell in network.layers:
        modules.append(module(cell, inputs, network.both))
        inputs = cell.units * (2 if network.both else 1)
    head = nn.Linear(inputs, network.parameters["head.b"].size)
    with torch.no_grad():
        for name, values in network.parameters.items():
            parameter = theirs(name, modules, head)
            values = torch.tensor(values)
            parameter.copy_((values if name == TABLE else values.T).reshape(parameter.shape))

    if network.entry:
        x = modules[0](torch.tensor(network.x[..., 0]).long())
        x.retain_grad()
    else:
        x = torch.tensor(network.x, requires_grad=True)

    def headed(y):
        tied = network.entry == "tied"
        return functional.linear(y, modules[0].weight[1:] if tied else head.weight, head.bias)

    lengths = torch.tensor(case.lengths)
    y = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
    directions = 2 if network.both else 1
    starts = [
        tuple(torch.tensor(a, requires_grad=True) for a in start if a is not None)
        for start in case.starts
    ]
    ends = []
    for number, one in enumerate(modules[network.first :]):
        here = starts[number * directions : (number + 1) * directions]
        start = tuple(torch.stack(parts) for parts in zip(*here))
        y, end = one(y, start if len(start) == 2 else start[0])
        end = end if isinstance(end, tuple) else (end,)
        ends += [tuple(part[d] for part in end) for d in range(directions)]
    if case.last:
        answer = headed(torch.cat([end[0] for end in ends[-directions:]], -1))
    else:
        y, _ = nn.utils.rnn.pad_packed_sequence(y, batch_first=True, total_length=T)
        answer = headed(y)
    loss = judged(case, answer)
    loss.backward()

    gradients = {
        name: ours(name, theirs(name, modules, head).grad) for name in network.parameters
    }
    gradients["x"] = x.grad.numpy()
    for i, start in enumerate(starts):
        for letter, part in zip("hc", start):
            gradients[f"start.{i}.{letter}"] = part.grad.numpy()
    ends = [tuple(part.detach().numpy() for part in end) for end in ends]
    ends = [end if len(end) == 2 else (end[0], None) for end in ends]
    return Answer(answer.detach().numpy(), loss.item(), ends, gradients)
