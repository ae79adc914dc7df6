package dev.rondo.engine.internal.vector;

import dev.rondo.engine.Engine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import org.nd4j.linalg.api.buffer.DataType;

/** The fast engine: fused loops over heap arrays with the JDK's Vector API, in float. */
public final class VectorEngine implements Engine {

  private final Workers workers;

  /** One that uses all processors. */
  public VectorEngine() {
    this(Runtime.getRuntime().availableProcessors());
  }

  /**
   * One that uses some threads; their number changes no bit of the results.
   *
   * @param threads the threads, the caller's among them, at least 1
   */
  public VectorEngine(int threads) {
    workers = new Workers(threads);
  }

  @Override
  public String name() {
    return nameHere();
  }

  @Override
  public boolean runs(NetworkShape shape, DataType precision) {
    return precision == DataType.FLOAT && FastPaths.cover(shape.architecture());
  }

  @Override
  public Network open(NetworkShape shape, DataType precision) {
    return new VectorNetwork(shape, workers);
  }

  /**
   * With the bits of a vector, on which the order of sums depends: {@code vector-512}. Asked where
   * a network runs; the engine itself can be made where its module is not.
   */
  static String nameHere() {
    return "vector-" + Lanes.SPECIES.vectorBitSize();
  }
}
