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


class Tied(nn.Module):
    """A head whose matrix is an embedding's, without the row of padding."""

    def __init__(self, embedding):
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(embedding.num_embeddings - 1))

    def forward(self, x, embedding):
        return nn.functional.linear(x, embedding.weight[1:], self.bias)


class Network(nn.Module):
    """embed(4).tied().dropout(0.1).lstm(4)

    x [batch, time] of tokens, 1 to 3, or 0 for padding -> [batch, time, 3]
    lengths: the real steps of each sequence, if not all are
    """

    def __init__(self):
        super().__init__()
        self.layer0 = nn.Embedding(4, 4, padding_idx=0)
        self.layer1 = nn.Dropout(0.1)
        self.layer2 = nn.LSTM(4, 4, batch_first=True)
        self.head = Tied(self.layer0)

    def forward(self, x, lengths=None):
        x = self.layer0(x)
        x = self.layer1(x)
        x = read(self.layer2, x, lengths)
        return self.head(x, self.layer0)


network = Network().eval()
network.load_state_dict(load_file("model.safetensors"))  # as model.save wrote it
# A file of run.save holds the optimizer's memory too:
# weights = load_file("run.safetensors")
# network.load_state_dict({k: v for k, v in weights.items() if not k.startswith("optimizer.")})
