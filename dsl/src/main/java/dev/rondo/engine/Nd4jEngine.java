package dev.rondo.engine;

import org.nd4j.linalg.api.buffer.DataType;

/** The reference engine: ND4J array operations, one step after the other, in float or double. */
public final class Nd4jEngine implements Engine {

  /** What it is called in reports and files. */
  static final String NAME = "nd4j";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean runs(NetworkShape shape, DataType precision) {
    return true;
  }

  @Override
  public Network open(NetworkShape shape, DataType precision) {
    return new Nd4jNetwork(shape, precision);
  }
}
