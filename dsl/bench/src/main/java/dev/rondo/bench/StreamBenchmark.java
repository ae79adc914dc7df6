package dev.rondo.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Single steps of one sequence, each answered before the next is known, by JMH. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StreamBenchmark {

  private static final int CHARACTERS = 100;

  /** The engine's name, or how it begins. */
  @Param({"vector", "nd4j"})
  public String engine;

  /** The cell. */
  @Param({"lstm", "gru", "elman"})
  public String cell;

  /** The width of the hidden state, H. */
  @Param({"128", "512"})
  public int units;

  private Exercise writing;

  /** Opens a network of 65 characters. */
  @Setup
  public void open() {
    Size size = new Size(1, 1, Bench.CHARACTERS, units);
    Task task = new Task(Work.GENERATE, CellKind.of(cell), size);
    writing = Exercises.of(task, StepBenchmark.engine(engine));
  }

  /** One character: a step forward, softmax, a draw. */
  @Benchmark
  @OperationsPerInvocation(CHARACTERS)
  public void character() {
    writing.once();
  }
}
