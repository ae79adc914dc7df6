package dev.rondo.bench;

import dev.rondo.layer.Sums;
import dev.rondo.train.Adam;
import dev.rondo.train.LossValue;
import dev.rondo.train.Losses;
import dev.rondo.train.Updater;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
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

/** What a training step does beside the network, by JMH. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class UpdateBenchmark {

  /** How many numbers there are. */
  @Param({"10000", "1000000"})
  public int length;

  private INDArray parameters;
  private INDArray gradient;
  private INDArray answer;
  private INDArray target;
  private Updater updater;

  /** Draws numbers. */
  @Setup
  public void draw() {
    parameters = Nd4j.rand(DataType.FLOAT, length);
    gradient = Nd4j.rand(DataType.FLOAT, length);
    answer = Nd4j.rand(DataType.FLOAT, length / 100, 100, 1);
    target = Nd4j.rand(DataType.FLOAT, length / 100, 100, 1);
    updater = Adam.of(1e-3).updater(DataType.FLOAT, length);
  }

  /** Adam's step. */
  @Benchmark
  public void adam() {
    updater.step(parameters, gradient, 1e-3);
  }

  /** The gradient's norm. */
  @Benchmark
  public double norm() {
    return Sums.norm(gradient);
  }

  /** The mean squared error with its gradient. */
  @Benchmark
  public LossValue loss() {
    return Losses.mse().of(answer, target, Optional.empty());
  }
}
