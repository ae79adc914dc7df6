"""PyTorch on the work of Rondo's benchmarks."""

import torch
from peer import CORES, serve
from torch import nn

torch.set_num_threads(CORES)
torch.manual_seed(1)

CELLS = {"lstm": nn.LSTM, "gru": nn.GRU, "elman": nn.RNN}


class Network(nn.Module):
    """One layer with a head of one output a step."""

    def __init__(self, cell, inputs, units):
        super().__init__()
        self.layer = CELLS[cell](inputs, units, batch_first=True)
        self.head = nn.Linear(units, 1)

    def forward(self, x):
        return self.head(self.layer(x)[0])


def build(work, cell, batch, steps, inputs, units):
    network = Network(cell, inputs, units)
    x, y = torch.randn(batch, steps, inputs), torch.randn(batch, steps, 1)
    if work == "inference":
        network.eval()

        def once():
            with torch.inference_mode():
                network(x)

        return once
    loss = nn.MSELoss()
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)

    def once():
        optimizer.zero_grad(set_to_none=True)
        loss(network(x), y).backward()
        optimizer.step()

    return once


serve(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads", build)
