package dev.rondo.bench;

import dev.rondo.engine.Engine;
import java.time.Duration;
import org.nd4j.linalg.api.buffer.DataType;

/** One of the library's own engines. */
final class EngineContender implements Contender {

  private final Engine engine;
  private Exercise exercise = () -> {};

  EngineContender(Engine engine) {
    this.engine = engine;
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public boolean isPeer() {
    return false;
  }

  @Override
  public boolean takes(Task task) {
    return engine.runs(Exercises.shape(task), DataType.FLOAT);
  }

  @Override
  public void prepare(Task task, Duration warmUp) {
    exercise = Exercises.of(task, engine);
    Stopwatch.warmUp(exercise, warmUp);
  }

  @Override
  public double best(Effort effort) {
    return Stopwatch.best(exercise, effort.turn(), effort.repetitions());
  }

  @Override
  public void finish() {
    exercise = () -> {};
  }

  @Override
  public void close() {
    finish();
  }
}
