package dev.rondo.bench;

import java.time.Duration;
import org.nd4j.linalg.api.blas.Blas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The product of two square float matrices by BLAS: what the machine's arithmetic can do. */
final class Product {

  private static final int WIDTH = 1024;

  /** Spread over some seconds: every share hangs on this rate, and a machine has bad moments. */
  private static final int TURNS = 8;

  private static final Duration PAUSE = Duration.ofMillis(200);

  private Product() {}

  /** The best rate of several products on all cores, in GFLOPS. */
  static double gflops(Effort effort) {
    INDArray a = Nd4j.rand(DataType.FLOAT, WIDTH, WIDTH).dup('f');
    INDArray b = Nd4j.rand(DataType.FLOAT, WIDTH, WIDTH).dup('f');
    INDArray c = Nd4j.zeros(DataType.FLOAT, WIDTH, WIDTH).dup('f');
    Blas blas = Nd4j.factory().blas();
    int before = blas.getMaxThreads();
    blas.setMaxThreads(Runtime.getRuntime().availableProcessors());
    try {
      Exercise product = () -> Nd4j.gemm(a, b, c, false, false, 1, 0);
      Stopwatch.warmUp(product, effort.warmUp());
      double best = Double.MAX_VALUE;
      for (int turn = 0; turn < TURNS; turn++) {
        Contest.rest(PAUSE);
        best = Math.min(best, Stopwatch.best(product, Duration.ofMillis(200), 10));
      }
      return 2.0 * WIDTH * WIDTH * WIDTH / best / 1e6;
    } finally {
      blas.setMaxThreads(before);
    }
  }
}
