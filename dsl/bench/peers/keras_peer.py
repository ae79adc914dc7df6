"""Keras on TensorFlow on the work of Rondo's benchmarks."""

import os

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import tensorflow as tf
from keras import layers as k
from peer import CORES, serve

tf.config.threading.set_intra_op_parallelism_threads(CORES)

CELLS = {"lstm": k.LSTM, "gru": k.GRU, "elman": k.SimpleRNN}


def build(work, cell, batch, steps, inputs, units):
    keras.backend.clear_session()
    network = keras.Sequential(
        [k.Input((steps, inputs)), CELLS[cell](units, return_sequences=True), k.Dense(1)]
    )
    generator = np.random.default_rng(1)
    x = tf.constant(generator.normal(size=(batch, steps, inputs)).astype("float32"))
    y = tf.constant(generator.normal(size=(batch, steps, 1)).astype("float32"))
    if work == "inference":
        forward = tf.function(lambda: network(x, training=False))
        return lambda: forward()
    network.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mse")
    return lambda: network.train_on_batch(x, y)


serve(f"Keras {keras.__version__} on TensorFlow {tf.__version__}, {CORES} threads", build)
