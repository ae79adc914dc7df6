"""Collects ONNX's own cases of recurrent layers and optimizers, for OnnxConformanceTest to run.

    python make_onnx_cases.py ../resources/dev/rondo/conformance

They lie in the package onnx 1.22.0, the last that holds them, under onnx/backend/test/data/node
(`pip install onnx==1.22.0 numpy safetensors`; written with NumPy 2.4.6 and safetensors 0.8.0).
`onnx.safetensors` holds the tensors as they are, `CASE/NAME`, in float; whole numbers and the
learning rate stand in the metadata, which tells of each CASE its operator, the attributes, and the
names of inputs and outputs in order, an empty name for one that is left out.
"""

import json
import pathlib
import sys

import numpy as np
import onnx
from onnx import helper, numpy_helper
from safetensors.numpy import save_file

assert onnx.__version__ == "1.22.0", onnx.__version__
FOLDER = pathlib.Path(onnx.__file__).parent / "backend/test/data/node"
OPERATORS = {"RNN", "LSTM", "GRU", "Adagrad", "Adam", "Momentum"}


def text(value):
    return value.decode() if isinstance(value, bytes) else value


def read(path):
    tensor = onnx.TensorProto()
    tensor.ParseFromString(path.read_bytes())
    return tensor.name, numpy_helper.to_array(tensor)


def collect(path, tensors):
    """What the metadata says of a case; its tensors are added to the others."""
    (node,) = onnx.load(path / "model.onnx").graph.node
    numbers = {}
    for kind in ("input", "output"):
        for file in sorted((path / "test_data_set_0").glob(f"{kind}_*.pb")):
            name, values = read(file)
            if values.ndim == 0 or values.dtype != np.float32:
                numbers[name] = values.tolist()
            else:
                tensors[f"{path.name}/{name}"] = values
    return {
        "operator": node.op_type,
        "attributes": {a.name: text(helper.get_attribute_value(a)) for a in node.attribute},
        "inputs": list(node.input),
        "outputs": list(node.output),
        "numbers": numbers,
    }


def main(folder):
    tensors, metadata = {}, {"source": f"ONNX {onnx.__version__}"}
    for path in sorted(FOLDER.glob("test_*")):
        nodes = onnx.load(path / "model.onnx").graph.node
        if len(nodes) == 1 and nodes[0].op_type in OPERATORS:
            metadata[path.name] = json.dumps(collect(path, tensors))
    print(*metadata, sep="\n")
    assert len(metadata) == 1 + 12 + 7, len(metadata)
    save_file(tensors, pathlib.Path(folder) / "onnx.safetensors", metadata)


if __name__ == "__main__":
    main(sys.argv[1])
