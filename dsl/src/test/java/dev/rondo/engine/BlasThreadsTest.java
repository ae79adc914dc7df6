package dev.rondo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.blas.Blas;

/** BLAS has one thread while a network computes, and what it had before afterwards. */
class BlasThreadsTest {

  private final Counter blas = new Counter(4);
  private final BlasThreads threads = new BlasThreads(blas);

  @Test
  void a_network_computes_with_one_and_puts_back_what_was_there() {
    assertThat(threads.hold(blas::getMaxThreads)).isEqualTo(1);
    assertThat(blas.getMaxThreads()).isEqualTo(4);
  }

  @Test
  void it_is_put_back_after_a_failure_too() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                threads.hold(
                    () -> {
                      throw new IllegalStateException("as tested");
                    }));
    assertThat(blas.getMaxThreads()).isEqualTo(4);
  }

  @Test
  void a_network_within_a_network_changes_nothing() {
    assertThat(threads.hold(() -> threads.hold(blas::getMaxThreads) + blas.getMaxThreads()))
        .isEqualTo(2);
    assertThat(blas.getMaxThreads()).isEqualTo(4);
  }

  @Test
  void the_first_of_two_to_leave_takes_nothing_from_the_other() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Thread other =
        new Thread(
            () ->
                threads.hold(
                    () -> {
                      entered.countDown();
                      return awaited(leave);
                    }));
    other.start();
    entered.await();
    threads.hold(blas::getMaxThreads);
    assertThat(blas.getMaxThreads()).isEqualTo(1);
    leave.countDown();
    other.join();
    assertThat(blas.getMaxThreads()).isEqualTo(4);
  }

  @Test
  void one_that_has_changed_since_is_one_again_for_the_next_network() {
    threads.hold(blas::getMaxThreads);
    blas.setMaxThreads(3);
    assertThat(threads.hold(blas::getMaxThreads)).isEqualTo(1);
    assertThat(blas.getMaxThreads()).isEqualTo(3);
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A BLAS that knows its number of threads and no more. */
  private static final class Counter implements Blas {
    private int threads;

    Counter(int threads) {
      this.threads = threads;
    }

    @Override
    public synchronized void setMaxThreads(int number) {
      threads = number;
    }

    @Override
    public synchronized int getMaxThreads() {
      return threads;
    }

    @Override
    public int getBlasVendorId() {
      return 0;
    }

    @Override
    public Vendor getBlasVendor() {
      return Vendor.UNKNOWN;
    }
  }
}
