"""Writes files as users of PyTorch and Keras save them, and what their networks answer.

    python make_exchange.py ../resources/dev/rondo/exchange

PyTorch's networks come from a class of a user's own, whose names are not Rondo's, and from the
sources network_NAME.py, which Rondo has written (test class WrittenFiles); Keras's are built here,
or come from the archives export_NAME.keras, which Rondo has written too. Everything is in float, on one thread, drawn from fixed
seeds. The answers are in torch.safetensors and keras.safetensors.
"""

import os
import pathlib
import sys

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import torch
from keras import layers as k
from safetensors.torch import save_file
from torch import nn

torch.set_num_threads(1)

N, T, F, H, O, SIDE = 3, 6, 2, 4, 3, 2
LENGTHS = [6, 3, 5]
V, EMBED = 3, 5  # tokens are numbered from 1; 0 is padding
TOKENS = np.array([[1, 3, 3, 2, 1, 2], [2, 2, 1, 0, 0, 0], [3, 1, 2, 2, 3, 0]])


class Recogniser(nn.Module):
    """A network as a user writes it."""

    def __init__(self, kind, layers, bidirectional, summary):
        super().__init__()
        make = {"elman": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}[kind]
        self.encoder = make(F, H, layers, batch_first=True, bidirectional=bidirectional)
        self.fc = nn.Linear(H * (1 + bidirectional), O)
        self.summary = summary

    def forward(self, x, lengths):
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, True, enforce_sorted=False)
        out, end = self.encoder(packed)
        out = nn.utils.rnn.pad_packed_sequence(out, batch_first=True, total_length=T)[0]
        real = (torch.arange(T) < lengths[:, None])[:, :, None]
        if self.summary == "last":
            end = end[0] if isinstance(end, tuple) else end
            out = torch.cat(list(end[-2:] if self.encoder.bidirectional else end[-1:]), dim=1)
        elif self.summary == "mean":
            out = out.sum(1) / lengths[:, None]
        elif self.summary == "max":
            out = out.masked_fill(~real, -torch.inf).amax(1)
        return self.fc(out)


class Reader(nn.Module):
    """One that reads tokens."""

    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(V + 1, EMBED, padding_idx=0)
        self.rnn = nn.LSTM(EMBED, H, batch_first=True)
        self.fc = nn.Linear(H, O)

    def forward(self, tokens, lengths):
        x = self.words(tokens)
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, True, enforce_sorted=False)
        return self.fc(self.rnn(packed)[1][0][0])


def draw(module, seed):
    """Weights larger than usual, so that no gate is near its middle."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.uniform_(-0.9, 0.9, generator=generator)
        for layer in module.modules():
            if isinstance(layer, nn.Embedding):
                layer.weight[layer.padding_idx] = 0
    return module.eval()


def torch_files(folder):
    generator = torch.Generator().manual_seed(1)
    x = torch.randn(N, T, F, generator=generator)
    side = torch.randn(N, SIDE, generator=generator)
    lengths = torch.tensor(LENGTHS)
    tokens = torch.tensor(TOKENS)
    answers = {"x": x, "side": side, "lengths": lengths, "tokens": tokens}
    seed = 0
    for kind in ("elman", "lstm", "gru"):
        for layers in (1, 2):
            for bidirectional in (False, True):
                for summary in ("last", "mean", "max", "steps"):
                    seed += 1
                    name = f"torch_{kind}_{layers}_{'both' if bidirectional else 'forward'}_{summary}"
                    network = draw(Recogniser(kind, layers, bidirectional, summary), seed)
                    save_file(network.state_dict(), folder / f"{name}.safetensors")
                    with torch.no_grad():
                        answers[name] = network(x, lengths)
    for source in sorted(folder.glob("network_*.py")):
        text = source.read_text().split("\nnetwork = ")[0]
        names = {}
        exec(compile(text, source.name, "exec"), names)
        seed += 1
        network = draw(names["Network"](), seed)
        save_file(network.state_dict(), folder / f"{source.stem}.safetensors")
        both = (x, side) if "side" in text else (tokens,) if "nn.Embedding" in text else (x,)
        with torch.no_grad():
            answers[source.stem] = network(*both)
            answers[source.stem + ".ragged"] = network(*both, lengths)
    reader = draw(Reader(), 100)
    save_file(reader.state_dict(), folder / "torch_tokens.safetensors")
    with torch.no_grad():
        answers["torch_tokens"] = reader(tokens, lengths)
    save_file(answers, folder / "torch.safetensors", {"made by": f"PyTorch {torch.__version__}"})


KERAS = {"elman": k.SimpleRNN, "lstm": k.LSTM, "gru": k.GRU}


def keras_layers(kind, layers, bidirectional, summary, **options):
    for layer in range(layers):
        every = layer + 1 < layers or summary != "last"
        cell = KERAS[kind](H, return_sequences=every, **options)
        yield k.Bidirectional(cell) if bidirectional else cell
    if summary == "mean":
        yield k.GlobalAveragePooling1D()
    elif summary == "max":
        yield k.GlobalMaxPooling1D()


def keras_network(*args, **options):
    return keras.Sequential([k.Input((None, F)), *keras_layers(*args, **options), k.Dense(O)])


def keras_networks():
    """Each committed network by its name; the others are made where Keras is at hand."""
    yield "keras_elman_1_forward_last", keras_network("elman", 1, False, "last")
    yield "keras_relu_1_forward_mean", keras_network("elman", 1, False, "mean", activation="relu")
    yield "keras_elman_2_both_steps", keras_network("elman", 2, True, "steps")
    yield "keras_lstm_1_forward_steps", keras_network("lstm", 1, False, "steps")
    yield "keras_lstm_2_both_last", keras_network("lstm", 2, True, "last")
    yield "keras_lstm_2_forward_max", keras_network("lstm", 2, False, "max")
    yield "keras_gru_1_forward_last", keras_network("gru", 1, False, "last")
    yield "keras_gru_2_both_mean", keras_network("gru", 2, True, "mean")
    yield "keras_before_1_both_max", keras_network("gru", 1, True, "max", reset_after=False)
    yield "keras_unbiased_2_forward_last", keras_network("gru", 2, False, "last", use_bias=False)
    mixed = [k.LSTM(H, return_sequences=True), k.Dropout(0.3), k.Dense(5, activation="sigmoid")]
    mixed += [k.GRU(H), k.Dense(6, activation="tanh"), k.Dense(O, activation="softmax")]
    yield "keras_mixed", keras.Sequential([k.Input((None, F)), *mixed])
    x, side = k.Input((None, F)), k.Input((SIDE,))
    joined = k.Concatenate()([k.Bidirectional(k.GRU(H))(x), side])
    yield "keras_side", keras.Model([x, side], k.Dense(O)(joined))
    stack = [k.Input((None,), dtype="int32"), k.Embedding(V + 1, EMBED, mask_zero=True)]
    stack += [k.LSTM(H, return_sequences=True), k.GRU(H), k.Dense(O)]
    yield "keras_tokens_last", keras.Sequential(stack)
    tokens = k.Input((None,), dtype="int32")  # a model of functions has its mask among its layers
    words = k.Embedding(V + 1, EMBED, mask_zero=True)(tokens)
    read = k.Bidirectional(k.GRU(H, return_sequences=True))(words)
    yield "keras_tokens_mean", keras.Model(tokens, k.Dense(O)(k.GlobalAveragePooling1D()(read)))


def draw_keras(network, seed):
    generator = np.random.default_rng(seed)
    network.set_weights([generator.uniform(-0.9, 0.9, w.shape) for w in network.get_weights()])
    return network


def keras_files(folder):
    generator = np.random.default_rng(2)
    x = generator.normal(size=(N, T, F)).astype("float32")
    side = generator.normal(size=(N, SIDE)).astype("float32")
    answers = {"x": torch.tensor(x), "side": torch.tensor(side)}
    answers |= {"tokens": torch.tensor(TOKENS), "lengths": torch.tensor(LENGTHS)}

    def given(name, network):
        return TOKENS if "tokens" in name else [x, side] if len(network.inputs) == 2 else x

    keras.Sequential([k.Input((None,)), k.Embedding(V + 1, EMBED), k.GRU(H), k.Dense(O)]).save(
        folder / "keras_unmasked.keras"
    )
    for seed, (name, network) in enumerate(keras_networks()):
        draw_keras(network, seed).save(folder / f"{name}.keras")
        if name in ("keras_mixed", "keras_gru_2_both_mean", "keras_tokens_last"):
            network.save_weights(folder / f"{name}.weights.h5")
        answers[name] = torch.tensor(network.predict(given(name, network), verbose=0))
    for archive in sorted(folder.glob("export_*.keras")):
        network = keras.saving.load_model(archive)
        both = given(archive.stem, network)
        answers[archive.stem] = torch.tensor(network.predict(both, verbose=0))
    save_file(answers, folder / "keras.safetensors", {"made by": f"Keras {keras.__version__}"})


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    torch_files(target)
    keras_files(target)
