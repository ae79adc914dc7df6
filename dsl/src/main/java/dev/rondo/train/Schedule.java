package dev.rondo.train;

import java.util.List;

/** How the learning rate changes during training, as a factor on the optimizer's rate. */
public sealed interface Schedule
    permits Schedule.Constant,
        Schedule.StepDown,
        Schedule.Cosine,
        Schedule.OneCycle,
        Schedule.ReduceOnPlateau {

  /**
   * Where training stands.
   *
   * @param epoch the epoch's number, from 1
   * @param batch the batch's number in the epoch, from 1
   * @param batches the number of batches in an epoch
   * @param epochs the number of epochs in the plan
   * @param losses the loss of each finished epoch, validation where there is one
   */
  record Moment(int epoch, int batch, int batches, int epochs, List<Double> losses) {}

  /** The factor on the learning rate at this moment. */
  double factor(Moment now);

  /** Always 1. */
  record Constant() implements Schedule {
    @Override
    public double factor(Moment now) {
      return 1;
    }

    @Override
    public String toString() {
      return "constant()";
    }
  }

  /**
   * Multiplied by {@code factor} every {@code every} epochs.
   *
   * @param every epochs between two changes, at least 1
   * @param by the factor, above 0
   */
  record StepDown(int every, double by) implements Schedule {
    /** Checks the numbers. */
    public StepDown {
      Numbers.atLeastOne("stepDown", every, "epoch");
      Numbers.positive("stepDown", by, "0.1");
    }

    @Override
    public double factor(Moment now) {
      return Math.pow(by, Math.floorDiv(now.epoch() - 1, every));
    }

    @Override
    public String toString() {
      return "stepDown(" + every + ", " + Numbers.plain(by) + ")";
    }
  }

  /**
   * Half a cosine from 1 in the first epoch towards 0 after the last. Source: I. Loshchilov and F.
   * Hutter, SGDR, ICLR 2017.
   */
  record Cosine() implements Schedule {
    @Override
    public double factor(Moment now) {
      return (1 + Math.cos(Math.PI * (now.epoch() - 1) / now.epochs())) / 2;
    }

    @Override
    public String toString() {
      return "cosine()";
    }
  }

  /**
   * Up from 1/25 to 1 over the first 30 % of all batches, then down to 1/250,000, both along a
   * cosine. Source: L. Smith and N. Topin, Super-Convergence (2018); the numbers are PyTorch's
   * defaults.
   */
  record OneCycle() implements Schedule {
    private static final double START = 1.0 / 25;
    private static final double END = START / 1e4;
    private static final double RISE = 0.3;

    @Override
    public double factor(Moment now) {
      double total = (double) now.epochs() * now.batches();
      double step = (now.epoch() - 1.0) * now.batches() + now.batch() - 1;
      double top = RISE * total - 1;
      if (step <= top) {
        return along(START, 1, top <= 0 ? 1 : step / top);
      }
      return along(1, END, Math.min(1, (step - top) / Math.max(1, total - 1 - top)));
    }

    private static double along(double from, double to, double share) {
      return to + (from - to) / 2 * (1 + Math.cos(Math.PI * share));
    }

    @Override
    public String toString() {
      return "oneCycle()";
    }
  }

  /**
   * Multiplied by {@code by} whenever more than {@code patience} epochs in a row brought no loss
   * lower than the best by 0.01 %.
   *
   * @param patience epochs to wait, at least 1
   * @param by the factor, above 0 and below 1
   */
  record ReduceOnPlateau(int patience, double by) implements Schedule {
    private static final double THRESHOLD = 1e-4;

    /** Checks the numbers. */
    public ReduceOnPlateau {
      Numbers.atLeastOne("reduceOnPlateau", patience, "epoch");
      if (!(by > 0 && by < 1)) {
        throw new IllegalArgumentException(
            "reduceOnPlateau("
                + patience
                + ", "
                + Numbers.plain(by)
                + "): expects a factor between 0 and 1, such as 0.5");
      }
    }

    @Override
    public double factor(Moment now) {
      double factor = 1;
      double best = Double.POSITIVE_INFINITY;
      int waiting = 0;
      for (double loss : now.losses()) {
        if (loss < best * (1 - THRESHOLD)) {
          best = loss;
          waiting = 0;
        } else if (++waiting > patience) {
          factor *= by;
          waiting = 0;
        }
      }
      return factor;
    }

    @Override
    public String toString() {
      return "reduceOnPlateau(" + patience + ", " + Numbers.plain(by) + ")";
    }
  }
}
