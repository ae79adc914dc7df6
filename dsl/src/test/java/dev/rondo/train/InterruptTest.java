package dev.rondo.train;

import static dev.rondo.architecture.Architectures.gru;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rondo.engine.Bits;
import dev.rondo.engine.Network;
import dev.rondo.output.TrainingState;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A caller that is interrupted, that dies, or whose own code fails stops the training tidily. */
@Timeout(60)
class InterruptTest {

  private static final Sequences EXAMPLES = Sequences.means(12, 3, 1);
  private static final TrainingPlan PLAN = TrainingPlan.of(5).batch(4).quiet();
  private static final int ALL_BATCHES = 15;

  @Test
  void an_interrupted_caller_gets_the_run_back_after_the_present_batch() throws Exception {
    AtomicInteger batches = new AtomicInteger();
    CountDownLatch inFourth = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Loss waiting =
        counted(
            batches,
            () -> {
              if (batches.get() == 4) {
                inFourth.countDown();
                await(goOn);
              }
            });
    Network network = Sequences.network(gru(3).last());
    Run run = Run.prepare(network, EXAMPLES.task(), PLAN.loss(waiting));
    AtomicBoolean flag = new AtomicBoolean();
    Thread caller =
        new Thread(
            () -> {
              run.resume();
              flag.set(Thread.currentThread().isInterrupted());
            });
    caller.start();
    inFourth.await();
    assertThat(run.state()).isEqualTo(TrainingState.RUNNING);
    caller.interrupt();
    while (caller.isInterrupted()) {
      Thread.onSpinWait(); // until the caller has seen it and asked the trainer to stop
    }
    goOn.countDown();
    caller.join();

    assertThat(flag).isTrue();
    assertThat(run.state()).isEqualTo(TrainingState.STOPPED);
    assertThat(batches).hasValueBetween(4, 5);
    assertThat(run.history().epochs()).hasSize(1);

    run.resume();
    assertThat(run.state()).isEqualTo(TrainingState.DONE);
    assertThat(batches).hasValue(ALL_BATCHES);
    assertThat(Bits.of(network.parameters())).isEqualTo(neverStopped());
  }

  @Test
  void a_caller_interrupted_before_gets_a_run_that_has_not_begun() {
    Network network = Sequences.network(gru(3).last());
    Run run = Run.prepare(network, EXAMPLES.task(), PLAN);
    Thread.currentThread().interrupt();
    run.resume();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(run.state()).isEqualTo(TrainingState.STOPPED);
    assertThat(run).hasToString("sequences: stopped after 0 epochs");
    run.resume();
    assertThat(Bits.of(network.parameters())).isEqualTo(neverStopped());
  }

  @Test
  void a_caller_that_dies_stops_the_training() throws Exception {
    assumeTrue(Runtime.version().feature() < 20, "threads can no longer be made to die");
    AtomicInteger batches = new AtomicInteger();
    CountDownLatch inSecond = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Loss waiting =
        counted(
            batches,
            () -> {
              if (batches.get() == 2) {
                inSecond.countDown();
                await(goOn);
              }
            });
    Network network = Sequences.network(gru(3).last());
    Run run = Run.prepare(network, EXAMPLES.task(), PLAN.loss(waiting));
    AtomicReference<Throwable> death = new AtomicReference<>();
    Thread caller = new Thread(run::resume);
    caller.setUncaughtExceptionHandler((thread, cause) -> death.set(cause));
    caller.start();
    inSecond.await();
    // as the jshell tool does on Ctrl-C; by name, since the method is deprecated for good reasons
    Thread.class.getMethod("stop").invoke(caller);
    caller.join(300); // it waits for the batch
    goOn.countDown();
    caller.join();

    assertThat(death.get().getClass().getSimpleName()).isEqualTo("ThreadDeath");
    assertThat(run.state()).isEqualTo(TrainingState.STOPPED);
    assertThat(batches).hasValueBetween(2, 3);
    run.resume();
    assertThat(run.state()).isEqualTo(TrainingState.DONE);
    assertThat(batches).hasValue(ALL_BATCHES);
    assertThat(Bits.of(network.parameters())).isEqualTo(neverStopped());
  }

  @Test
  void what_a_users_loss_throws_reaches_the_caller_and_the_run_can_go_on() {
    AtomicInteger batches = new AtomicInteger();
    AtomicBoolean failing = new AtomicBoolean(true);
    Loss loss =
        counted(
            batches,
            () -> {
              if (batches.get() == 5 && failing.getAndSet(false)) {
                throw new UnsupportedOperationException("my loss");
              }
            });
    Network network = Sequences.network(gru(3).last());
    Run run = Run.prepare(network, EXAMPLES.task(), PLAN.loss(loss));

    assertThatThrownBy(run::resume)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("my loss");
    assertThat(run.state()).isEqualTo(TrainingState.STOPPED);
    run.resume();
    assertThat(run.state()).isEqualTo(TrainingState.DONE);
    assertThat(Bits.of(network.parameters())).isEqualTo(neverStopped());
  }

  @Test
  void an_error_of_a_users_loss_reaches_the_caller_as_it_is() {
    AtomicInteger batches = new AtomicInteger();
    Loss loss =
        counted(
            batches,
            () -> {
              throw new StackOverflowError();
            });
    Run run =
        Run.prepare(Sequences.network(gru(2)), Sequences.echoes(4, 3, 1).task(), PLAN.loss(loss));
    assertThatThrownBy(run::resume).isInstanceOf(StackOverflowError.class);
    assertThat(run.state()).isEqualTo(TrainingState.STOPPED);
  }

  @Test
  void the_training_thread_keeps_no_process_alive() {
    AtomicReference<Thread> trainer = new AtomicReference<>();
    Loss loss = counted(new AtomicInteger(), () -> trainer.set(Thread.currentThread()));
    Run.prepare(Sequences.network(gru(2).last()), EXAMPLES.task(), PLAN.epochs(1).loss(loss))
        .resume();
    assertThat(trainer.get().isDaemon()).isTrue();
    assertThat(trainer.get()).isNotSameAs(Thread.currentThread());
  }

  private static double[] neverStopped() {
    Network network = Sequences.network(gru(3).last());
    Run.prepare(network, EXAMPLES.task(), PLAN).resume();
    return Bits.of(network.parameters());
  }

  /** The mean squared error, told before each batch. */
  private static Loss counted(AtomicInteger batches, Runnable before) {
    return new Loss() {
      @Override
      public LossValue of(INDArray predicted, INDArray target, Optional<INDArray> weight) {
        batches.incrementAndGet();
        before.run();
        return Losses.mse().of(predicted, target, weight);
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
