package dev.rondo.bench;

import dev.rondo.engine.Engine;
import dev.rondo.engine.Engines;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whole training steps and answers, by JMH. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StepBenchmark {

  /** The engine's name, or how it begins. */
  @Param({"vector", "nd4j"})
  public String engine;

  /** The cell. */
  @Param({"lstm", "gru", "elman"})
  public String cell;

  /** B,T,I,H. */
  @Param({"32,50,8,32", "32,50,64,64", "32,50,64,128", "64,100,64,256", "16,100,128,512"})
  public String size;

  private Exercise training;
  private Exercise inference;

  /** Opens a network for each work. */
  @Setup
  public void open() {
    Engine chosen = engine(engine);
    CellKind kind = CellKind.of(cell);
    training = Exercises.of(new Task(Work.TRAIN, kind, Size.of(size)), chosen);
    inference = Exercises.of(new Task(Work.INFERENCE, kind, Size.of(size)), chosen);
  }

  static Engine engine(String name) {
    return Engines.available().stream()
        .filter(one -> one.name().startsWith(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no engine " + name + " in this JVM"));
  }

  /** Forward, loss, backward, Adam. */
  @Benchmark
  public void train() {
    training.once();
  }

  /** Forward. */
  @Benchmark
  public void inference() {
    inference.once();
  }
}
