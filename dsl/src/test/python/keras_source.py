"""Answers of Keras's own layers and losses, on TensorFlow, with TensorFlow's gradients.

Keras's LSTM has one bias, Rondo's bx + bh; so has its SimpleRNN and its GRU that resets before the
product. Its GRU has the gates z, r, h.
"""

import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

from cell_cases import O, Answer  # noqa: E402

keras.config.set_floatx("float64")
tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)

LOSSES = {
    "mse()": keras.losses.MeanSquaredError(reduction="sum"),
    "mae()": keras.losses.MeanAbsoluteError(reduction="sum"),
    "huber(0.7)": keras.losses.Huber(0.7, reduction="sum"),
    "crossEntropy()": keras.losses.CategoricalCrossentropy(from_logits=True, reduction="sum"),
}


def layer(cell, both, sequences):
    options = {
        "return_sequences": sequences,
        "return_state": True,
        "zero_output_for_mask": sequences,
    }
    if cell.word == "elman":
        one = keras.layers.SimpleRNN(cell.units, activation=cell.activation.lower(), **options)
    elif cell.word == "lstm":
        one = keras.layers.LSTM(cell.units, **options)
    else:
        one = keras.layers.GRU(cell.units, reset_after=cell.reset == "AFTER", **options)
    return keras.layers.Bidirectional(one) if both else one


def gates(cell, array):
    """Rondo's blocks r, z, n as Keras's z, r, h, and back."""
    if cell.word != "gru":
        return array
    a, b, c = np.split(array, 3, axis=-1)
    return np.concatenate([b, a, c], axis=-1)


def two_biases(cell):
    return cell.word == "gru" and cell.reset == "AFTER"


def theirs(cell, bx, bh):
    both = [gates(cell, bx)[0], gates(cell, bh)[0]]
    return np.stack(both) if two_biases(cell) else both[0] + both[1]


def ours(cell, gradient):
    """The gradients of bx and bh."""
    return [gates(cell, b[None]) for b in (gradient if two_biases(cell) else [gradient] * 2)]


def run(case):
    network = case.network
    p = network.parameters
    directions = ("", ".reverse")[: 2 if network.both else 1]
    layers = []
    cells = []
    inputs = network.x.shape[-1]
    for number, cell in enumerate(network.layers):
        top = number == len(network.layers) - 1
        made = layer(cell, network.both, sequences=not (top and case.last))
        made.build((None, None, inputs))
        ones = [made.forward_layer, made.backward_layer] if network.both else [made]
        for one, direction in zip(ones, directions):
            prefix = f"{number}.{cell.word}{direction}."
            one.cell.kernel.assign(gates(cell, p[prefix + "Wx"]))
            one.cell.recurrent_kernel.assign(gates(cell, p[prefix + "Wh"]))
            one.cell.bias.assign(theirs(cell, p[prefix + "bx"], p[prefix + "bh"]))
            cells.append((prefix, cell, one.cell))
        layers.append(made)
        inputs = cell.units * len(directions)
    head = keras.layers.Dense(O)
    head.build((None, inputs))
    head.kernel.assign(p["head.W"])
    head.bias.assign(p["head.b"][0])

    x = tf.constant(network.x)
    mask = tf.constant(case.real > 0)
    starts = [[tf.constant(a) for a in start if a is not None] for start in case.starts]
    variables = [v for *_, c in cells for v in (c.kernel, c.recurrent_kernel, c.bias)]
    watched = [x, *[a for start in starts for a in start]]
    learned = [v.value for v in [*variables, head.kernel, head.bias]]
    with tf.GradientTape() as tape:
        tape.watch(watched)
        y = x
        ends = []
        for number, made in enumerate(layers):
            here = starts[number * len(directions) : (number + 1) * len(directions)]
            y, *end = made(y, initial_state=[a for start in here for a in start], mask=mask)
            states = len(here[0])
            ends += [end[k : k + states] for k in range(0, len(end), states)]
        answer = head(y)
        counted = tf.constant(case.counted)
        total = LOSSES[case.loss](case.target, answer, sample_weight=counted)
        loss = total / tf.reduce_sum(counted)
    found = [g.numpy() for g in tape.gradient(loss, [*watched, *learned])]

    gradients = {"x": found.pop(0)}
    for i, start in enumerate(starts):
        for letter, _ in zip("hc", start):
            gradients[f"start.{i}.{letter}"] = found.pop(0)
    for prefix, cell, _ in cells:
        gradients[prefix + "Wx"] = gates(cell, found.pop(0))
        gradients[prefix + "Wh"] = gates(cell, found.pop(0))
        gradients[prefix + "bx"], gradients[prefix + "bh"] = ours(cell, found.pop(0))
    gradients["head.W"], gradients["head.b"] = found[0], found[1][None]
    ends = [[part.numpy() for part in end] for end in ends]
    ends = [(end[0], end[1] if len(end) == 2 else None) for end in ends]
    return Answer(answer.numpy(), loss.numpy(), ends, gradients)
