"""PyTorch on the film reviews: the network and the plan of dsl/bench/film-reviews.jsh, which runs this.

    python film_reviews.py reviews.safetensors

The file is Rondo's. It holds the numbers of the tokens of every text, shared out, and the weights that
Rondo starts from, so that texts, split, vocabulary and start are the same, and only the order of the
batches and what dropout drops are PyTorch's own. Prints a line of JSON: the accuracy on the test part after
the last epoch, and the seconds that the training took.
"""

import argparse
import json
import math
import os
import time

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn.functional import cross_entropy
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
CELLS = {"lstm": nn.LSTM, "gru": nn.GRU}
BATCHES_SORTED = 50  # as many as Rondo puts in order of length at a time


def arguments():
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=shape)
    add = parser.add_argument
    add("file", help="texts and weights, as film-reviews.jsh writes them")
    add("--cell", choices=CELLS, required=True)
    add("--dropout", type=float, nargs=2, required=True, help="after the embedding, before the head")
    add("--epochs", type=int, required=True)
    add("--batch", type=int, required=True)
    add("--rate", type=float, required=True)
    add("--decay", type=float, required=True)
    add("--clip", type=float, default=1)
    add("--seed", type=int, required=True)
    add("--threads", type=int, default=CORES)
    return parser.parse_args()


class Network(nn.Module):
    """Embedding, a cell in both directions, the mean over the steps of a text, a score a class.

    Its parts have the names that Rondo gives them in a file.
    """

    def __init__(self, cell, dropout, weights):
        super().__init__()
        rows, width = weights["layer0.weight"].shape
        units = weights["layer2.weight_hh_l0"].shape[1]
        classes = weights["head.weight"].shape[0]
        self.layer0 = nn.Embedding(rows, width, padding_idx=0)
        self.layer1 = nn.Dropout(dropout[0])
        self.layer2 = CELLS[cell](width, units, batch_first=True, bidirectional=True)
        self.layer4 = nn.Dropout(dropout[1])
        self.head = nn.Linear(2 * units, classes)
        self.load_state_dict(weights)

    def forward(self, tokens, lengths):
        """[N,T] numbers of tokens -> [N,C] scores."""
        x = self.layer1(self.layer0(tokens))
        packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        h, _ = pad_packed_sequence(self.layer2(packed)[0], batch_first=True)  # zeros where padded
        return self.head(self.layer4(h.sum(1) / lengths[:, None]))


class Part:
    """Some of the texts."""

    def __init__(self, tensors, name):
        self.tokens = tensors[f"{name}.tokens"].long()
        self.lengths = tensors[f"{name}.lengths"]
        self.classes = tensors[f"{name}.classes"]

    def __len__(self):
        return len(self.classes)

    def batch(self, rows):
        lengths = self.lengths[rows]
        return self.tokens[rows, : lengths.max()], lengths, self.classes[rows]

    def batches(self, size):
        """Shuffled, texts of like length together, as Rondo groups them."""
        order = torch.randperm(len(self))
        whole = len(order) // size * size
        found = []
        for chunk in order[:whole].split(BATCHES_SORTED * size):
            batches = chunk[self.lengths[chunk].argsort(stable=True)].split(size)
            found += [batches[i] for i in torch.randperm(len(batches))]
        return found + ([order[whole:]] if whole < len(order) else [])


def accuracy(network, part):
    """The share of right answers."""
    network.eval()
    right = 0
    with torch.inference_mode():
        for rows in torch.arange(len(part)).split(256):
            tokens, lengths, classes = part.batch(rows)
            scores = network(tokens, lengths)
            right += (scores.argmax(1) == classes).sum().item()
    return right / len(part)


def train(network, asked, training):
    rule = torch.optim.AdamW(network.parameters(), lr=asked.rate, weight_decay=asked.decay)
    network.train()
    for epoch in range(1, asked.epochs + 1):
        for group in rule.param_groups:
            group["lr"] = asked.rate * (1 + math.cos(math.pi * (epoch - 1) / asked.epochs)) / 2
        for rows in training.batches(asked.batch):
            tokens, lengths, classes = training.batch(rows)
            rule.zero_grad(set_to_none=True)
            cross_entropy(network(tokens, lengths), classes).backward()
            nn.utils.clip_grad_norm_(network.parameters(), asked.clip)
            rule.step()


def main():
    asked = arguments()
    torch.set_num_threads(asked.threads)
    torch.manual_seed(asked.seed)
    tensors = load_file(asked.file)
    parts = {name: Part(tensors, name) for name in ("training", "test")}
    weights = {name: tensor for name, tensor in tensors.items() if name.split(".")[0] not in parts}
    network = Network(asked.cell, asked.dropout, weights)
    started = time.perf_counter()
    train(network, asked, parts["training"])
    seconds = time.perf_counter() - started
    print(json.dumps({"accuracy": accuracy(network, parts["test"]), "seconds": seconds}))


if __name__ == "__main__":
    main()
