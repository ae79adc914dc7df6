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


class Network(nn.Module):
    """lstm(4).variationalDropout(0.2).dropConnect(0.1).gru(5)

    x [batch, time, 2] -> [batch, time, 3]
    lengths: the real steps of each sequence, if not all are
    """

    def __init__(self):
        super().__init__()
        # Rondo trains this layer with variational dropout and DropConnect, which changes no answer.
        self.layer0 = nn.LSTM(2, 4, batch_first=True)
        self.layer1 = nn.GRU(4, 5, batch_first=True)
        self.head = nn.Linear(5, 3)

    def forward(self, x, lengths=None):
        x = read(self.layer0, x, lengths)
        x = read(self.layer1, x, lengths)
        return self.head(x)


network = Network().eval()
network.load_state_dict(load_file("model.safetensors"))  # as model.save wrote it
# A file of run.save holds the optimizer's memory too:
# weights = load_file("run.safetensors")
# network.load_state_dict({k: v for k, v in weights.items() if not k.startswith("optimizer.")})
