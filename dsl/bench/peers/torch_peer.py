"""PyTorch on the work of Rondo's benchmarks."""

import torch
from peer import CHARACTERS_AT_ONCE, CORES, best, serve, warm_up
from torch import nn

torch.set_num_threads(CORES)
torch.manual_seed(1)

LAYERS = {"lstm": nn.LSTM, "gru": nn.GRU, "elman": nn.RNN}
CELLS = {"lstm": nn.LSTMCell, "gru": nn.GRUCell, "elman": nn.RNNCell}
TEMPERATURE = 0.8


class Network(nn.Module):
    """One layer with a head of one output a step."""

    def __init__(self, cell, inputs, units):
        super().__init__()
        self.layer = LAYERS[cell](inputs, units, batch_first=True)
        self.head = nn.Linear(units, 1)

    def forward(self, x):
        return self.head(self.layer(x)[0])


def training(cell, batch, steps, inputs, units):
    network = Network(cell, inputs, units)
    x, y = torch.randn(batch, steps, inputs), torch.randn(batch, steps, 1)
    loss = nn.MSELoss()
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)

    def once():
        optimizer.zero_grad(set_to_none=True)
        loss(network(x), y).backward()
        optimizer.step()

    return once


def inference(cell, batch, steps, inputs, units):
    network = Network(cell, inputs, units).eval()
    x = torch.randn(batch, steps, inputs)

    def once():
        with torch.inference_mode():
            network(x)

    return once


def write_by_layer(cell, characters, units):
    """One character after another through the layer, a sequence of one step each."""
    layer = LAYERS[cell](characters, units, batch_first=True).eval()
    head = nn.Linear(units, characters).eval()
    x = torch.zeros(1, 1, characters)
    state, character = None, 0

    def once():
        nonlocal state, character
        with torch.inference_mode():
            for _ in range(CHARACTERS_AT_ONCE):
                x[0, 0, character] = 1
                out, state = layer(x, state)
                x[0, 0, character] = 0
                shares = torch.softmax(head(out[0, 0]) / TEMPERATURE, 0)
                character = torch.multinomial(shares, 1).item()

    return once


def write_by_cell(cell, characters, units):
    """The same through the cell, which takes a single step."""
    step = CELLS[cell](characters, units).eval()
    head = nn.Linear(units, characters).eval()
    x = torch.zeros(1, characters)
    state, character = None, 0

    def once():
        nonlocal state, character
        with torch.inference_mode():
            for _ in range(CHARACTERS_AT_ONCE):
                x[0, character] = 1
                state = step(x, state)
                x[0, character] = 0
                hidden = state[0] if cell == "lstm" else state
                shares = torch.softmax(head(hidden[0]) / TEMPERATURE, 0)
                character = torch.multinomial(shares, 1).item()

    return once


def generation(cell, characters, units):
    """The fastest of its ways: by layer or by cell, on one thread or on all."""

    def ready(write, threads):
        torch.set_num_threads(threads)
        once = write(cell, characters, units)

        def on_these_threads():
            torch.set_num_threads(threads)
            once()

        warm_up(on_these_threads, 0.2)
        return on_these_threads

    ways = [ready(write, n) for write in (write_by_layer, write_by_cell) for n in {1, CORES}]
    return min(ways, key=lambda way: best(way, 0.2, 3))


def build(work, cell, batch, steps, inputs, units):
    torch.set_num_threads(CORES)
    if work == "generate":
        return generation(cell, inputs, units)
    return {"train": training, "inference": inference}[work](cell, batch, steps, inputs, units)


serve(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads", build)
