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


def last(x, lengths, forward):
    """The last real step; columns from forward on were read in reverse and end at the first."""
    n = torch.arange(len(x), device=x.device)
    end = -1 if lengths is None else torch.as_tensor(lengths, device=x.device) - 1
    return torch.cat([x[n, end, :forward], x[:, 0, forward:]], dim=1)


class Network(nn.Module):
    """embed(5).bidirectional(gru(4)).last()

    x [batch, time] of tokens, 1 to 3, or 0 for padding -> [batch, 3]
    lengths: the real steps of each sequence, if not all are
    """

    def __init__(self):
        super().__init__()
        self.layer0 = nn.Embedding(4, 5, padding_idx=0)
        self.layer1 = nn.GRU(5, 4, batch_first=True, bidirectional=True)
        self.head = nn.Linear(8, 3)

    def forward(self, x, lengths=None):
        x = self.layer0(x)
        x = read(self.layer1, x, lengths)
        x = last(x, lengths, 4)
        return self.head(x)


network = Network().eval()
network.load_state_dict(load_file("model.safetensors"))  # as model.save wrote it
# A file of run.save holds the optimizer's memory too:
# weights = load_file("run.safetensors")
# network.load_state_dict({k: v for k, v in weights.items() if not k.startswith("optimizer.")})
