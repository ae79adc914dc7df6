"""Writes whole trainings by PyTorch, for WholeRunComparisons to repeat step by step.

    python make_training.py ../resources/dev/rondo/conformance

The versions that wrote the file that is here: PyTorch 2.15.0, NumPy 2.4.6, safetensors 0.8.0.
Everything is in double, on one thread; data and starts are drawn from fixed seeds and rounded, so
that both sides have the same bits. The batches are Rondo's own: its shuffle is repeated here.

`training.safetensors` holds the sequences (`x`, `target`), the start of each network
(`NETWORK/NAME`, Rondo's names and layout) and, for each network and optimizer, the loss of every
step and the norm of its gradient before it is clipped (`NETWORK/OPTIMIZER/losses`, `/norms`).
The metadata lists them and holds the plan.
"""

import json
import pathlib
import sys

import numpy as np
import torch
from safetensors.numpy import save_file
from torch import nn

from counter_random import permutation

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)

N, T, F, H, O = 32, 6, 3, 5, 2
BATCH, EPOCHS, SEED = 4, 25, 11
STEPS = EPOCHS * N // BATCH
SHUFFLE = 2  # dev.rondo.layer.Purpose.SHUFFLE
TARGET_SCALE = 1.5

# the word of the cell, its module, and the largest norm of a gradient
NETWORKS = {
    "lstm(5).last()": ("lstm", nn.LSTM, 1.0),
    "gru(5).last()": ("gru", nn.GRU, 1.5),
}
o = torch.optim
OPTIMIZERS = {
    "sgd(0.3)": lambda p: o.SGD(p, 0.3),
    "sgd(0.05).momentum(0.9)": lambda p: o.SGD(p, 0.05, 0.9),
    "rmsProp(0.01)": lambda p: o.RMSprop(p, 0.01),
    "adam(0.03)": lambda p: o.Adam(p, 0.03),
    "adamW(0.03).weightDecay(0.1)": lambda p: o.AdamW(p, 0.03, weight_decay=0.1),
}


def drawn(generator, *shape, scale=1.0):
    return np.round(generator.normal(size=shape) * scale, 4)


def starts(word, gates, generator):
    """Parameters by Rondo's names, in Rondo's layout."""
    return {
        f"0.{word}.Wx": drawn(generator, F, gates * H, scale=0.5),
        f"0.{word}.Wh": drawn(generator, H, gates * H, scale=0.5),
        f"0.{word}.bx": drawn(generator, 1, gates * H, scale=0.5),
        f"0.{word}.bh": drawn(generator, 1, gates * H, scale=0.5),
        "head.W": drawn(generator, H, O, scale=0.5),
        "head.b": drawn(generator, 1, O, scale=0.5),
    }


def loaded(cells, word, start):
    """PyTorch's modules with these parameters."""
    one, head = cells(F, H, batch_first=True), nn.Linear(H, O)
    theirs = {
        "Wx": one.weight_ih_l0,
        "Wh": one.weight_hh_l0,
        "bx": one.bias_ih_l0,
        "bh": one.bias_hh_l0,
        "W": head.weight,
        "b": head.bias,
    }
    with torch.no_grad():
        for name, values in start.items():
            parameter = theirs[name.split(".")[-1]]
            parameter.copy_(torch.tensor(values).T.reshape(parameter.shape))
    return one, head


def train(one, head, optimizer, limit, x, target):
    parameters = [*one.parameters(), *head.parameters()]
    rule = optimizer(parameters)
    losses, norms = [], []
    for epoch in range(1, EPOCHS + 1):
        order = permutation(N, SEED, SHUFFLE, epoch)
        for first in range(0, N, BATCH):
            rows = order[first : first + BATCH]
            rule.zero_grad()
            answers, _ = one(x[rows])
            loss = nn.functional.mse_loss(head(answers[:, -1]), target[rows])
            loss.backward()
            norms.append(float(nn.utils.clip_grad_norm_(parameters, limit)))
            rule.step()
            losses.append(float(loss.detach()))
    return np.array(losses), np.array(norms)


def main(folder):
    generator = np.random.default_rng(4000)
    x = drawn(generator, N, T, F)
    target = np.round(
        TARGET_SCALE * np.stack([np.sin(x.sum(axis=(1, 2))), x[:, -1, 0] * x[:, 0, 1]], axis=1), 4
    )
    tensors = {"x": x, "target": target}
    for network, (word, cells, limit) in NETWORKS.items():
        start = starts(word, {"lstm": 4, "gru": 3}[word], generator)
        for name, values in start.items():
            tensors[f"{network}/{name}"] = values
        for optimizer, make in OPTIMIZERS.items():
            one, head = loaded(cells, word, start)
            losses, norms = train(one, head, make, limit, torch.tensor(x), torch.tensor(target))
            clipped = int((norms > limit).sum())
            assert STEPS // 10 < clipped < STEPS - STEPS // 10, (network, optimizer, clipped)
            assert losses[-8:].mean() < 0.75 * losses[:8].mean(), (network, optimizer)
            print(network, optimizer, losses[:8].mean(), losses[-8:].mean(), f"{clipped} clipped")
            tensors[f"{network}/{optimizer}/losses"] = losses
            tensors[f"{network}/{optimizer}/norms"] = norms
    metadata = {
        "source": f"PyTorch {torch.__version__.split('+')[0]}",
        "plan": json.dumps(
            {
                "epochs": EPOCHS,
                "batch": BATCH,
                "seed": SEED,
                "optimizers": list(OPTIMIZERS),
                "networks": [{"name": n, "clip": clip} for n, (_, _, clip) in NETWORKS.items()],
            }
        ),
    }
    save_file(tensors, pathlib.Path(folder) / "training.safetensors", metadata)


if __name__ == "__main__":
    main(sys.argv[1])
