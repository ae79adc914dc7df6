"""Writes what others compute, for the tests of package dev.rondo.conformance to compare with.

    python make_vectors.py ../resources/dev/rondo/conformance [pytorch | keras | training]

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

EITHER = (False, True)


def write(folder, name, source, seed, cells, run, losses, both_answers=False, thinned=False):
    """Every shape of each cell, answered at every step and at the last, or at one of them."""
    file = File(source)
    loss = itertools.cycle(losses)
    answers = itertools.cycle(EITHER)
    for number, cell in enumerate(cells):
        networks = {}
        for layers, both, lengths, start in shapes(thinned):
            key = (layers, both)
            if key not in networks:
                own = seed + 10 * number + 2 * layers + both
                networks[key] = Network(cell, layers, both, own)
            for last in EITHER if both_answers else [next(answers)]:
                case = Case(networks[key], lengths, start, last, next(loss))
                answer = run(case)
                paper_source.close(case, answer)
                file.add(case, answer)
            next(answers)  # so that no shape always has the same answer
            next(answers) if start else None
    file.write(folder, name)


ELMAN = [Cell("elman"), Cell("elman", activation="RELU")]
LSTM = [Cell("lstm")]
GRU = [Cell("gru")]
BEFORE = [Cell("gru", reset="BEFORE")]


def pytorch(folder):
    from pytorch_source import run

    for name, seed, cells in (("elman", 1000, ELMAN), ("lstm", 1100, LSTM), ("gru", 1200, GRU)):
        write(folder, f"{name}-pytorch", PYTORCH, seed, cells, run, JUDGES, True)


def keras(folder):
    from keras_source import LOSSES, run

    sets = (("elman", 1300, ELMAN), ("lstm", 1400, LSTM), ("gru", 1500, GRU + BEFORE))
    for name, seed, cells in sets:
        write(folder, f"{name}-keras", KERAS, seed, cells, run, LOSSES)


def training(folder):
    import training_vectors

    training_vectors.losses(folder)
    training_vectors.optimizers(folder)
    training_vectors.schedules(folder)


PARTS = {"pytorch": pytorch, "keras": keras, "training": training}

if __name__ == "__main__":
    target, *parts = sys.argv[1:]
    if parts:
        PARTS[parts[0]](target)
    else:
        for part in PARTS:  # each in a process of its own: PyTorch and TensorFlow bring one LLVM each
            subprocess.run([sys.executable, __file__, target, part], check=True)
