"""PyTorch on the plays: the network, the plan and the split of dsl/bench/shakespeare.jsh, which runs this.

    python shakespeare.py notebooks/data/plays --start start.safetensors

Prints a line of JSON for each epoch: its number, the training loss in nats, the bits a character of
the validation part, the seconds that both took, and the most memory so far (Linux). With --start it begins with the weights
and the numbers of the characters in a file that Rondo wrote; without, it draws weights by Rondo's rules.
"""

import argparse
import json
import math
import os
import resource
import time
from pathlib import Path

import torch
from safetensors import safe_open
from torch import nn
from torch.nn.functional import cross_entropy, one_hot

CELLS = {"lstm": nn.LSTM, "gru": nn.GRU, "elman": nn.RNN}
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
UNKNOWN = 0  # the class of a character that the training part has not got


def along(start, end, share):
    return end + (start - end) / 2 * (1 + math.cos(math.pi * share))


def one_cycle(step, total):
    """Rondo's oneCycle(): up over the first 30 % of all steps, then down; step counts from 0."""
    top = 0.3 * total - 1
    if step <= top:
        return along(1 / 25, 1, step / top if top > 0 else 1)
    return along(1, 1 / 25e4, min(1, (step - top) / max(1, total - 1 - top)))


SCHEDULES = {"constant": lambda step, total: 1, "oneCycle": one_cycle}


def arguments():
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=shape)
    add = parser.add_argument
    add("text", type=Path, help="a text, or a folder of texts, read in the order of their names")
    add("--start", type=Path, help="weights and characters as Rondo starts")
    add("--cell", choices=CELLS, default="lstm")
    add("--units", type=int, default=256)
    add("--layers", type=int, choices=(1, 2), default=2)
    add("--dropout", type=float, default=0.2, help="between the layers")
    add("--split", type=int, nargs=2, default=(90, 5), help="shares of training and validation")
    add("--batch", type=int, default=32, help="streams side by side")
    add("--truncate", type=int, default=50, help="steps that a gradient goes back")
    add("--epochs", type=int, default=2)
    add("--rate", type=float, default=0.008)
    add("--schedule", choices=SCHEDULES, default="oneCycle")
    add("--clip", type=float, default=1)
    add("--seed", type=int, default=1)
    add("--threads", type=int, default=CORES)
    return parser.parse_args()


class Network(nn.Module):
    """Characters one-hot, one or two recurrent layers, a score for every character that may follow.

    Its parts have the names that Rondo gives them in a file.
    """

    def __init__(self, asked, characters):
        super().__init__()
        cell = CELLS[asked.cell]
        self.characters = characters
        self.layer0 = cell(characters, asked.units, batch_first=True)
        self.dropout = nn.Dropout(asked.dropout)
        self.layer2 = cell(asked.units, asked.units, batch_first=True) if asked.layers == 2 else None
        self.head = nn.Linear(asked.units, characters)

    def forward(self, x, states):
        """[N,T] classes -> [N,T,V] scores, and the states after the last step."""
        first, second = states
        h, first = self.layer0(one_hot(x, self.characters).float(), first)
        if self.layer2 is not None:
            h, second = self.layer2(self.dropout(h), second)
        return self.head(h), (detached(first), detached(second))


def detached(state):
    if isinstance(state, tuple):
        return tuple(part.detach() for part in state)
    return None if state is None else state.detach()


def draw(network):
    """Weights by Rondo's rules: Glorot uniform, orthogonal, biases zero but a forget gate's, 1."""
    for name, weight in network.named_parameters():
        if "bias" in name:
            nn.init.zeros_(weight)
        elif "weight_hh" in name:
            nn.init.orthogonal_(weight)
        else:
            nn.init.xavier_uniform_(weight)
    for layer in network.modules():
        if isinstance(layer, nn.LSTM):
            h = layer.hidden_size
            with torch.no_grad():
                layer.bias_ih_l0[h : 2 * h] = 1


def take(path, network):
    """The weights of Rondo's file."""
    with safe_open(path, "pt") as file:
        network.load_state_dict({name: file.get_tensor(name) for name in file.keys()})


def characters_of(path, training):
    """The characters in the order of their classes, from 1; that of class 0 is unknown."""
    if path is None:
        return sorted(set(training))
    with safe_open(path, "pt") as file:
        return list(file.metadata()["characters"])


def read(path):
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    return "".join(file.read_text(encoding="utf-8") for file in files)


def streams_to_learn_from(classes, count):
    """[N,L+1]: equal stretches of the text, each with the character that follows it."""
    length = (len(classes) - 1) // count
    return torch.stack([classes[k * length : (k + 1) * length + 1] for k in range(count)])


def streams_to_judge_by(classes):
    """The same for a part in which each character but the first is to count once.

    Where the last streams end before the others they are filled up with -100, which does not count.
    """
    count = max(1, min(50, len(classes) // 1000))
    length = math.ceil((len(classes) - 1) / count)
    filled = torch.full((count * length + 1,), -100)
    filled[: len(classes)] = classes
    return torch.stack([filled[k * length : (k + 1) * length + 1] for k in range(count)])


def windows(rows, steps):
    """What is read and what comes next."""
    last = rows.shape[1] - 1
    for start in range(0, last, steps):
        end = min(start + steps, last)
        yield rows[:, start:end], rows[:, start + 1 : end + 1]


def loss_of(scores, y, reduction):
    return cross_entropy(scores.flatten(0, 1), y.flatten(), reduction=reduction)


def bits(network, rows):
    """Bits a character; the state goes on from window to window."""
    network.eval()
    nats, count, states = 0.0, 0, (None, None)
    with torch.inference_mode():
        for x, y in windows(rows, 50):
            scores, states = network(x.clamp(min=0), states)
            nats += loss_of(scores, y, "sum").item()
            count += (y >= 0).sum().item()
    network.train()
    return nats / count / math.log(2)


def learn(network, optimizer, rows, asked, rate):
    """An epoch; `rate` gives the factor of the next step. The mean loss in nats."""
    nats, count, states = 0.0, 0, (None, None)
    for x, y in windows(rows, asked.truncate):
        for group in optimizer.param_groups:
            group["lr"] = asked.rate * rate()
        scores, states = network(x, states)
        loss = loss_of(scores, y, "mean")
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), asked.clip)
        optimizer.step()
        nats += loss.item() * y.numel()
        count += y.numel()
    return nats / count


def peak_megabytes():
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main():
    asked = arguments()
    torch.set_num_threads(asked.threads)
    torch.manual_seed(asked.seed)
    text = read(asked.text)
    first = len(text) * asked.split[0] // 100
    second = len(text) * sum(asked.split) // 100
    characters = characters_of(asked.start, text[:first])
    number = {character: k + 1 for k, character in enumerate(characters)}
    classes = torch.tensor([number.get(character, UNKNOWN) for character in text])
    training = streams_to_learn_from(classes[:first], asked.batch)
    validation = streams_to_judge_by(classes[first:second])
    network = Network(asked, len(characters) + 1)
    if asked.start is None:
        draw(network)
    else:
        take(asked.start, network)
    optimizer = torch.optim.Adam(network.parameters(), lr=asked.rate)
    total = asked.epochs * math.ceil((training.shape[1] - 1) / asked.truncate)
    factors = (SCHEDULES[asked.schedule](step, total) for step in range(total))
    for epoch in range(1, asked.epochs + 1):
        begun = time.perf_counter()
        line = {
            "epoch": epoch,
            "train_nats": learn(network, optimizer, training, asked, lambda: next(factors)),
            "validation_bits": bits(network, validation),
            "seconds": round(time.perf_counter() - begun, 3),
            "peak_mb": peak_megabytes(),
        }
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
