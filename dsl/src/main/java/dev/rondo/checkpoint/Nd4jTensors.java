package dev.rondo.checkpoint;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tensors and ND4J's arrays; apart, so that reading and writing files does not start ND4J. */
final class Nd4jTensors {

  private Nd4jTensors() {}

  static Tensor tensor(String name, INDArray array) {
    long[] shape = array.shape();
    INDArray rows = array.isEmpty() ? array : array.dup('c').reshape(array.length());
    DataType type = array.dataType();
    if (type == DataType.FLOAT) {
      return Tensor.of(name, array.isEmpty() ? new float[0] : rows.toFloatVector(), shape);
    }
    if (type == DataType.DOUBLE) {
      return Tensor.of(name, array.isEmpty() ? new double[0] : rows.toDoubleVector(), shape);
    }
    if (type == DataType.INT64) {
      return Tensor.of(name, array.isEmpty() ? new long[0] : rows.toLongVector(), shape);
    }
    throw new IllegalArgumentException(
        "tensor '"
            + name
            + "': an array of type FLOAT, DOUBLE or LONG can be kept, got "
            + type
            + "; cast it first");
  }

  static INDArray array(Tensor tensor) {
    long[] shape = tensor.shape();
    if (tensor.byteCount() == 0) {
      return Nd4j.create(type(tensor.dtype()), shape);
    }
    return switch (tensor.dtype()) {
      case F32 -> Nd4j.createFromArray(tensor.floats()).reshape('c', shape);
      case F64 -> Nd4j.createFromArray(tensor.doubles()).reshape('c', shape);
      case I64 -> Nd4j.createFromArray(tensor.longs()).reshape('c', shape);
    };
  }

  private static DataType type(Dtype dtype) {
    return switch (dtype) {
      case F32 -> DataType.FLOAT;
      case F64 -> DataType.DOUBLE;
      case I64 -> DataType.INT64;
    };
  }
}
