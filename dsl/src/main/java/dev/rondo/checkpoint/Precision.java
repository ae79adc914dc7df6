package dev.rondo.checkpoint;

import org.nd4j.linalg.api.buffer.DataType;

/** How a file tells networks in {@code FLOAT} from those in {@code DOUBLE}. */
public final class Precision {

  /** The field that holds its word. */
  public static final String KEY = "precision";

  private Precision() {}

  /** Its word in a file, {@code float} or {@code double}. */
  public static String word(DataType precision) {
    return precision == DataType.DOUBLE ? "double" : "float";
  }

  /**
   * The precision that the field {@link #KEY} names.
   *
   * @throws CheckpointException if it is another word
   */
  public static DataType read(Fields fields) {
    return switch (fields.text(KEY)) {
      case "float" -> DataType.FLOAT;
      case "double" -> DataType.DOUBLE;
      default -> throw fields.unknown(KEY, "float", "double");
    };
  }

  /**
   * The tensor of that name, which holds numbers of this precision.
   *
   * @throws CheckpointException if it is not there or holds others
   */
  public static Tensor tensor(TensorFile file, String name, DataType precision) {
    Tensor tensor = file.tensor(name);
    tensor.demand(precision == DataType.DOUBLE ? Dtype.F64 : Dtype.F32);
    return tensor;
  }
}
