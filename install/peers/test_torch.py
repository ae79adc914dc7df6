"""Weights to and from the real PyTorch."""

import os
import runpy
import unittest

from peers import F, H, LENGTHS, O, SIDE, TOKENS, PeersTest, grid, name, written

import torch
from safetensors.torch import load_file, save_file
from torch import nn

torch.set_num_threads(1)

KINDS = {"elman": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}


class Tagger(nn.Module):
    """A network as a user writes it, with names of its own."""

    def __init__(self, kind, layers, both, end):
        super().__init__()
        self.encoder = nn.Module()
        self.encoder.rnn = KINDS[kind](F, H, layers, batch_first=True, bidirectional=both)
        self.fc = nn.Linear(H * (1 + both), O)
        self.end = end

    def forward(self, x, lengths):
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, True, enforce_sorted=False)
        out, last = self.encoder.rnn(packed)
        out = nn.utils.rnn.pad_packed_sequence(out, True, total_length=x.shape[1])[0]
        real = (torch.arange(x.shape[1]) < lengths[:, None])[:, :, None]
        if self.end == "last":
            last = last[0] if isinstance(last, tuple) else last
            out = torch.cat([*last[-2:]] if self.encoder.rnn.bidirectional else [last[-1]], dim=1)
        elif self.end == "mean":
            out = (out * real).sum(1) / real.sum(1)
        elif self.end == "max":
            out = out.masked_fill(~real, -torch.inf).amax(1)
        return self.fc(out)


class Reader(nn.Module):
    """One that reads tokens."""

    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(O + 1, F, padding_idx=0)
        self.rnn = nn.GRU(F, H, batch_first=True)
        self.fc = nn.Linear(H, O)

    def forward(self, tokens, lengths):
        x = self.words(tokens)
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, True, enforce_sorted=False)
        return self.fc(self.rnn(packed)[1][0])


class TorchTest(PeersTest):
    def given(self):
        return torch.tensor(self.x), torch.tensor(LENGTHS)

    def test_what_pytorch_saves_is_imported(self):
        lines, theirs = [], {}
        torch.manual_seed(5)
        for case in grid():
            network = Tagger(*case).eval()
            save_file(network.state_dict(), self.folder / f"{name(*case)}.safetensors")
            with torch.no_grad():
                theirs[name(*case)] = network(*self.given())
            lines.append(
                f'answer("{name(*case)}", shape({written(*case)}, 0), ForeignWeights.read(Path.of('
                f'"{name(*case)}.safetensors"), shape({written(*case)}, 0), Map.of(), false), true);'
            )
        reader = Reader().eval()
        save_file(reader.state_dict(), self.folder / "reader.safetensors")
        with torch.no_grad():
            theirs["reader"] = reader(torch.tensor(TOKENS), torch.tensor(LENGTHS))
        words = f"embed({F}).gru({H}).last()"
        lines.append(
            f'answer("reader", shape({words}, 0), ForeignWeights.read(Path.of("reader.safetensors"), '
            f"shape({words}, 0), Map.of(), false), true);"
        )
        answers = self.answers(*lines)
        self.assertEqual(len(theirs), 49)
        for case, answer in theirs.items():
            self.assert_agree(case, answers[case], answer, LENGTHS)

    def test_what_rondo_saves_is_loaded_as_it_is_by_the_module_it_prints(self):
        networks = {name(*case): (written(*case), 0) for case in grid()}
        networks["relu"] = ("elman(4).activation(RELU).dense(3, SIGMOID).last().dense(5, TANH)", 0)
        networks["attend"] = ("bidirectional(lstm(3)).dropout(0.2).gru(4).attend()", SIDE)
        networks["tokens"] = ("embed(5).dropout(0.2).bidirectional(gru(4)).mean()", 0)
        networks["tied"] = ("embed(4).tied().lstm(4)", 0)
        networks["dense"] = ("bidirectional(gru(3)).dense(5, RELU).last()", SIDE)
        lines = []
        for seed, (case, (words, side)) in enumerate(networks.items()):
            lines += [
                f"{{ NetworkShape network = shape({words}, {side});",
                f"INDArray weights = drawn(network, {seed});",
                f'Files.createDirectory(Path.of("{case}"));',
                "TensorFile.of(Map.of(), StateDict.of(network).tensors(weights))",
                f'    .write(Path.of("{case}/model.safetensors"));',
                f'Files.writeString(Path.of("{case}/network.py"), TorchModule.of(network).source());',
                f'answer("{case}", network, weights, true); }}',
            ]
        answers = self.answers(*lines)
        self.assertEqual(len(networks), 53)
        for case, (words, side) in networks.items():
            self.addCleanup(os.chdir, os.getcwd())
            os.chdir(self.folder / case)
            network = runpy.run_path("network.py")["network"]
            x, lengths = self.given()
            x = torch.tensor(TOKENS) if words.startswith("embed") else x
            more = (torch.tensor(self.side),) if side else ()
            with torch.no_grad():
                self.assert_agree(case, answers[case], network(x, *more, lengths), LENGTHS)
                whole = network(x, *more)
                full = network(x, *more, torch.full((len(x),), x.shape[1]))
            self.assertLessEqual(float((whole - full).abs().max()), 1e-6, case)

    def test_a_model_takes_the_weights_gives_them_back_and_learns_on(self):
        torch.manual_seed(6)
        network = Tagger("gru", 2, False, "last").eval()
        save_file(network.state_dict(), self.folder / "theirs.safetensors")
        self.script(
            'import dev.rondo.checkpoint.*;',
            'TensorFile given = TensorFile.read(Path.of("given.safetensors"));',
            'INDArray x = given.tensor("x").array();',
            f"var model = sequences(x, Nd4j.ones(x.size(0), {O})).split(34, 33, 33).model(gru({H}).gru({H}).last());",
            'model.importWeights("theirs.safetensors", Map.of("0", "encoder.rnn", "head", "fc"));',
            "INDArray imported = model.weights();",
            'TensorFile.of(Map.of(), List.of(Tensor.of("y", model.predict(x)))).write(Path.of("y.safetensors"));',
            "Run run = model.fineTune(epochs(2).freeze(0, 1).validation(0).quiet());",
            "INDArray tuned = model.weights();",
            f"int head = ({H} + 1) * {O};",
            "int kept = 0; int learned = 0;",
            "for (int i = 0; i < tuned.length(); i++) {",
            "  boolean same = tuned.getFloat(i) == imported.getFloat(i);",
            "  if (i < tuned.length() - head) { kept += same ? 1 : 0; } else { learned += same ? 0 : 1; }",
            "}",
            'if (kept != tuned.length() - head || learned == 0) throw new IllegalStateException(kept + " " + learned);',
            'TensorFile.of(Map.of(), List.of(Tensor.of("y", model.predict(x)))).write(Path.of("tuned.safetensors"));',
            'model.save("model.safetensors"); run.save("run.safetensors");',
            'Files.writeString(Path.of("network.py"), model.toPyTorch().toString());',
        )
        x = torch.tensor(self.x)
        with torch.no_grad():
            theirs = network(x, torch.full((len(x),), x.shape[1]))
        self.assert_agree("model", load_file(self.folder / "y.safetensors")["y"], theirs)
        tuned = load_file(self.folder / "tuned.safetensors")["y"]
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.folder)
        source = (self.folder / "network.py").read_text(encoding="utf-8")
        of_a_run = source.replace("# weights = ", "weights = ").replace("# network.", "network.")
        (self.folder / "run.py").write_text(of_a_run, encoding="utf-8")
        for each in ("network.py", "run.py"):
            with torch.no_grad():
                self.assert_agree(each, tuned, runpy.run_path(each)["network"](x))

    def test_what_does_not_fit_is_refused_by_name(self):
        network = Tagger("gru", 1, False, "last")
        save_file(network.state_dict(), self.folder / "gru.safetensors")
        two = nn.ModuleDict({"a": nn.LSTM(F, F), "b": nn.LSTM(F, F), "fc": nn.Linear(F, O)})
        save_file(two.state_dict(), self.folder / "two.safetensors")
        half = {k: v.half() for k, v in network.state_dict().items()}
        save_file(half, self.folder / "half.safetensors")
        said = self.script(
            'void refused(Runnable call) { try { call.run(); System.out.println("taken"); }',
            "  catch (RuntimeException e) { System.out.println(e.getMessage()); } }",
            f"var some = sequences(Nd4j.ones(4, 3, {F}), Nd4j.ones(4, {O}));",
            f'refused(() -> some.model(gru({H}).reset(BEFORE).last()).importWeights("gru.safetensors"));',
            f'refused(() -> some.model(lstm({H}).last()).importWeights("gru.safetensors"));',
            f'refused(() -> some.model(lstm({F}).lstm({F}).last()).importWeights("two.safetensors"));',
            f'refused(() -> some.model(gru({H}).last()).importWeights("half.safetensors"));',
            f"refused(() -> some.model(gru({H}).reset(BEFORE).last()).toPyTorch());",
            f"refused(() -> some.model(lstm({H}).peepholes().last()).toPyTorch());",
        ).splitlines()
        self.assertEqual(len(said), 6, said)
        self.assertIn("gru(4).reset(BEFORE): PyTorch's GRU has its reset gate after", said[0])
        self.assertIn("expects weight_ih_l0 [16, 2], got tensor 'encoder.rnn.weight_ih_l0' [12, 2]", said[1])
        self.assertIn("'a', 'b' fit the model's layers in more than one way", said[2])
        self.assertIn("half.safetensors: tensor '", said[3])
        self.assertIn("F16", said[3])
        self.assertTrue(said[4].startswith("toPyTorch(): layer 0, gru(4).reset(BEFORE): "), said[4])
        self.assertTrue(said[5].startswith("toPyTorch(): layer 0, lstm(4).peepholes(): "), said[5])


if __name__ == "__main__":
    unittest.main()
