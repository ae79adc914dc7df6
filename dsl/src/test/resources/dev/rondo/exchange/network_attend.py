import torch
from safetensors.torch import load_file
from torch import nn


def read(layer, x, lengths):
    """A recurrent layer's outputs; zeros where a sequence has ended."""
    if lengths is None:
        return layer(x)[0]
    lengths = torch.as_tensor(lengths).cpu()
    packed = nn.utils.rnn.pack_padded_sequence(x, lengths, True, enforce_sorted=False)
    return nn.utils.rnn.pad_packed_sequence(layer(packed)[0], True, total_length=x.shape[1])[0]


def real(x, lengths):
    """Which steps are real, [batch, time, 1]."""
    if lengths is None:
        return torch.ones_like(x[:, :, :1], dtype=torch.bool)
    steps = torch.arange(x.shape[1], device=x.device)
    return (steps < torch.as_tensor(lengths, device=x.device)[:, None])[:, :, None]


class Attend(nn.Module):
    """A mean over time whose weights are learned."""

    def __init__(self, width):
        super().__init__()
        self.proj = nn.Linear(width, width)
        self.context = nn.Linear(width, 1, bias=False)

    def forward(self, x, steps):
        scores = self.context(torch.tanh(self.proj(x)))
        return (torch.softmax(scores.masked_fill(~steps, -torch.inf), dim=1) * x).sum(1)


class Network(nn.Module):
    """bidirectional(gru(3)).attend()

    x [batch, time, 2], side [batch, 2] -> [batch, 3]
    lengths: the real steps of each sequence, if not all are
    """

    def __init__(self):
        super().__init__()
        self.layer0 = nn.GRU(2, 3, batch_first=True, bidirectional=True)
        self.layer1 = Attend(6)
        self.head = nn.Linear(8, 3)

    def forward(self, x, side, lengths=None):
        x = read(self.layer0, x, lengths)
        x = self.layer1(x, real(x, lengths))
        x = torch.cat([x, side], dim=1)
        return self.head(x)


network = Network().eval()
network.load_state_dict(load_file("model.safetensors"))  # as model.save wrote it
# A file of run.save holds the optimizer's memory too:
# weights = load_file("run.safetensors")
# network.load_state_dict({k: v for k, v in weights.items() if not k.startswith("optimizer.")})
