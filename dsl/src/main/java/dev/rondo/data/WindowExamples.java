package dev.rondo.data;

import dev.rondo.array.internal.RowOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Windows of series with what follows them, encoded when they are asked for. */
final class WindowExamples implements Examples {

  /** An example: the window of a series that ends before a row. */
  record Place(EncodedTimeline series, int origin) {}

  private final WindowFeatures features;
  private final List<Place> places;
  private final boolean horizonAlone;

  private WindowExamples(WindowFeatures features, List<Place> places, boolean horizonAlone) {
    this.features = features;
    this.places = List.copyOf(places);
    this.horizonAlone = horizonAlone;
  }

  /** Examples in which every answer counts: where one is given at each step, the window's too. */
  static WindowExamples toLearnFrom(WindowFeatures features, List<Place> places) {
    return new WindowExamples(features, places, false);
  }

  /** Examples in which the answers for the horizon alone count: a window may hold known rows. */
  static WindowExamples toJudgeBy(WindowFeatures features, List<Place> places) {
    return new WindowExamples(features, places, features.encoding() != WindowEncoding.DIRECT);
  }

  @Override
  public int size() {
    return places.size();
  }

  /** What tells an example from others: its series and the last time it sees. */
  String name(int example) {
    Timeline timeline = places.get(example).series().timeline();
    String until = "until " + timeline.axis().at(places.get(example).origin() - 1);
    return timeline.key().isEmpty() ? until : timeline.key() + " " + until;
  }

  @Override
  public Batch batch(int[] rows, DataType precision) {
    List<Place> chosen = Arrays.stream(rows).mapToObj(places::get).toList();
    int steps = features.encoding().steps(features.shape());
    return new Batch(
        x(features, chosen, steps, precision),
        Optional.empty(),
        side(features, chosen, precision),
        target(chosen, precision),
        weight(chosen, precision));
  }

  /** The steps that begin with the window, {@code [examples, steps, features]}. */
  static INDArray x(WindowFeatures features, List<Place> places, int steps, DataType precision) {
    int width = features.width();
    double[] x = new double[places.size() * steps * width];
    int at = 0;
    for (Place place : places) {
      int first = place.origin() - features.shape().window();
      for (int row = first; row < first + steps; row++, at += width) {
        features.step(place.series(), row, place.origin(), x, at);
      }
    }
    return RowOrder.array(x, precision, places.size(), steps, width);
  }

  static Optional<INDArray> side(WindowFeatures features, List<Place> places, DataType precision) {
    int width = features.sideWidth();
    if (width == 0) {
      return Optional.empty();
    }
    double[] side = new double[places.size() * width];
    for (int i = 0; i < places.size(); i++) {
      features.side(places.get(i).series(), places.get(i).origin(), side, i * width);
    }
    return Optional.of(RowOrder.array(side, precision, places.size(), width));
  }

  private INDArray target(List<Place> chosen, DataType precision) {
    int targets = chosen.get(0).series().targets();
    return answers(
        chosen, precision, (place, row, t) -> place.series().seen(t, row, place.origin()), targets);
  }

  private Optional<INDArray> weight(List<Place> chosen, DataType precision) {
    boolean declared = chosen.get(0).series().timeline().columns().weights().isPresent();
    if (!declared && !horizonAlone) {
      return Optional.empty();
    }
    Answer weight =
        (place, row, t) ->
            horizonAlone && row < place.origin()
                ? 0
                : place.series().timeline().columns().weights().map(w -> w[row]).orElse(1.0);
    return Optional.of(answers(chosen, precision, weight, chosen.get(0).series().targets()));
  }

  private interface Answer {
    double at(Place place, int row, int target);
  }

  /** Direct: {@code [examples, horizon*targets]}, else {@code [examples, steps, targets]}. */
  private INDArray answers(List<Place> chosen, DataType precision, Answer answer, int targets) {
    boolean direct = features.encoding() == WindowEncoding.DIRECT;
    WindowShape shape = features.shape();
    int rows = direct ? shape.horizon() : shape.rows() - 1;
    double[] values = new double[chosen.size() * rows * targets];
    int at = 0;
    for (Place place : chosen) {
      int end = place.origin() + shape.horizon();
      for (int row = end - rows; row < end; row++) {
        for (int t = 0; t < targets; t++) {
          values[at++] = answer.at(place, row, t);
        }
      }
    }
    long[] dimensions =
        direct
            ? new long[] {chosen.size(), (long) rows * targets}
            : new long[] {chosen.size(), rows, targets};
    return RowOrder.array(values, precision, dimensions);
  }
}
