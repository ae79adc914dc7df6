"""Writes files as safetensors' own writer lays them out, for the tests of package dev.rondo.checkpoint.

    python make_foreign.py ../resources/dev/rondo/checkpoint

Made with safetensors 0.8.0 and NumPy; the values stand in TensorFileGoldenTest too.
"""

import pathlib
import sys

import numpy as np
from safetensors.numpy import save_file

folder = pathlib.Path(sys.argv[1])

save_file(
    {
        "weight_ih_l0": np.arange(6, dtype=np.float32).reshape(2, 3) / 4,
        "bias": np.array([0.1, -0.0, np.inf], dtype=np.float64),
        "num_batches_tracked": np.array(2**40, dtype=np.int64),
        "empty": np.zeros((0, 3), dtype=np.float32),
    },
    folder / "foreign.safetensors",
    metadata={"format": "np", "words": "na\u00efve \U0001f3b5"},
)
save_file({"half": np.ones(4, dtype=np.float16)}, folder / "half.safetensors")
