"""Weights to and from the real Keras."""

import unittest

from peers import F, H, O, SIDE, TOKENS, PeersTest, grid, name, np, written

import keras
from keras import layers as k

KINDS = {"elman": k.SimpleRNN, "lstm": k.LSTM, "gru": k.GRU}


def network(kind, layers, both, end, **options):
    stack = [k.Input((None, F))]
    for layer in range(layers):
        every = layer + 1 < layers or end != "last"
        cell = KINDS[kind](H, return_sequences=every, **options)
        stack.append(k.Bidirectional(cell) if both else cell)
    ends = {"mean": [k.GlobalAveragePooling1D()], "max": [k.GlobalMaxPooling1D()]}
    return keras.Sequential([*stack, *ends.get(end, []), k.Dense(O)])


def draw(made, generator):
    made.set_weights([generator.uniform(-0.9, 0.9, w.shape) for w in made.get_weights()])
    return made


class KerasTest(PeersTest):
    def ask(self, made):
        tokens = len(made.inputs[0].shape) == 2
        both = TOKENS if tokens else [self.x, self.side] if len(made.inputs) == 2 else self.x
        return np.asarray(made(both, training=False))

    def networks(self):
        """Name, Keras's network, Rondo's words, and the width of the side input."""
        for case in grid():
            yield name(*case), network(*case), written(*case), 0
        for both in (False, True):
            case = ("gru", 2, both, "last")
            before = written(*case, options=".reset(BEFORE)")
            yield f"before_{both}", network(*case, reset_after=False), before, 0
            case = ("elman", 1, both, "max")
            relu = written(*case, options=".activation(RELU)")
            yield f"relu_{both}", network(*case, activation="relu"), relu, 0
        x, side = k.Input((None, F)), k.Input((SIDE,))
        joined = k.Concatenate()([k.Bidirectional(k.LSTM(H))(x), side])
        yield "side", keras.Model([x, side], k.Dense(O)(joined)), "bidirectional(lstm(4)).last()", SIDE
        for both in (False, True):
            cell = k.GRU(H, return_sequences=True)
            stack = [k.Input((None,), dtype="int32"), k.Embedding(O + 1, 5, mask_zero=True)]
            stack += [k.Bidirectional(cell) if both else cell, k.GlobalAveragePooling1D(), k.Dense(O)]
            words = f"embed(5).{written('gru', 1, both, 'mean')}"
            yield f"tokens_{both}", keras.Sequential(stack), words, 0

    def test_what_keras_saves_is_imported(self):
        lines, theirs = [], {}
        generator = np.random.default_rng(7)
        for case, made, words, side in self.networks():
            draw(made, generator).save(self.folder / f"{case}.keras")
            made.save_weights(self.folder / f"{case}.weights.h5")
            theirs[case] = self.ask(made)
            for end in (".keras", ".weights.h5"):
                lines.append(
                    f'answer("{case}{end}", shape({words}, {side}), ForeignWeights.read('
                    f'Path.of("{case}{end}"), shape({words}, {side}), Map.of(), false), {str("tokens" in case).lower()});'
                )
        answers = self.answers(*lines)
        self.assertEqual(len(theirs), 55)
        for case, answer in theirs.items():
            self.assert_agree(case, answers[case + ".keras"], answer)
            self.assert_agree(case, answers[case + ".weights.h5"], answer)

    def test_what_rondo_exports_is_loaded(self):
        networks = {name(*case): (written(*case), 0) for case in grid()}
        networks["before"] = ("bidirectional(gru(3).reset(BEFORE)).gru(4).reset(BEFORE).mean()", SIDE)
        networks["relu"] = ("elman(4).activation(RELU).dropout(0.1).dense(3, SIGMOID).last().dense(5, TANH)", 0)
        networks["tokens"] = ("embed(5).bidirectional(lstm(4)).dropout(0.1).gru(4).last()", 0)
        networks["masks"] = ("lstm(4).variationalDropout(0.1, 0.2).dropout(0.3).last()", 0)
        lines = []
        for seed, (case, (words, side)) in enumerate(networks.items()):
            lines += [
                f"{{ NetworkShape network = shape({words}, {side});",
                f"INDArray weights = drawn(network, {seed});",
                f'KerasExport.write(Path.of("{case}.keras"), network, weights, false);',
                f'answer("{case}", network, weights, {str(case == "tokens").lower()}); }}',
            ]
        answers = self.answers(*lines)
        self.assertEqual(len(networks), 52)
        for case in networks:
            loaded = keras.saving.load_model(self.folder / f"{case}.keras")
            self.assert_agree(case, answers[case], self.ask(loaded))

    def test_a_classifier_is_taken_over_with_its_softmax(self):
        made = keras.Sequential([k.Input((None, F)), k.GRU(H), k.Dense(O, activation="softmax")])
        draw(made, np.random.default_rng(8)).save(self.folder / "theirs.keras")
        self.script(
            "var model = sequences(Nd4j.linspace(0, 1, 9 * 4 * 2).reshape(9, 4, 2),",
            "    Nd4j.createFromArray(0f, 1, 2, 0, 1, 2, 0, 1, 2)).classes().split(34, 33, 33)",
            f"    .model(gru({H}).last());",
            'model.importWeights("theirs.keras");',
            'model.exportKeras("ours.keras");',
        )
        ours = keras.saving.load_model(self.folder / "ours.keras")
        self.assert_agree("classifier", self.ask(ours), self.ask(made))

    def test_what_does_not_fit_is_refused_by_name(self):
        made = network("gru", 1, False, "last")
        made.save(self.folder / "gru.keras")
        keras.Sequential([k.Input((None, F)), k.Conv1D(3, 2), k.GRU(H), k.Dense(O)]).save(
            self.folder / "conv.keras"
        )
        said = self.script(
            'void refused(Runnable call) { try { call.run(); System.out.println("taken"); }',
            "  catch (RuntimeException e) { System.out.println(e.getMessage()); } }",
            f"var some = sequences(Nd4j.ones(4, 3, {F}), Nd4j.ones(4, {O})).split(50, 25, 25);",
            f'refused(() -> some.model(gru({H}).reset(BEFORE).last()).importWeights("gru.keras"));',
            f'refused(() -> some.model(gru({H}).mean()).importWeights("gru.keras"));',
            f'refused(() -> some.model(lstm({H}).last()).importWeights("gru.keras"));',
            f'refused(() -> some.model(gru({H}).last()).importWeights("conv.keras"));',
            f"var attentive = some.model(gru({H}).attend());",
            "attentive.train(epochs(1).validation(0).quiet());",
            'refused(() -> attentive.exportKeras("attend.keras"));',
        ).splitlines()
        self.assertEqual(len(said), 5, said)
        self.assertIn("has reset_after true; declare the layer without .reset(BEFORE)", said[0])
        self.assertIn("sequences end with last(), the model's with mean()", said[1])
        self.assertIn("the layers are others; the file has 'gru", said[2])
        self.assertIn("(Conv1D), which Rondo has not", said[3])
        self.assertIn('exportKeras("attend.keras"): layer 1, attend(): Keras has no layer', said[4])


if __name__ == "__main__":
    unittest.main()
