package dev.rondo.data;

import dev.rondo.chart.BatchPicture;
import dev.rondo.chart.Line;
import dev.rondo.chart.Picture;
import dev.rondo.chart.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A few examples as the network will see them, spread over the training part. */
final class BatchView {

  private static final int MOST = 4;

  private BatchView() {}

  /** Examples from the first to the last, equally far apart. */
  private static int[] chosen(int size) {
    int shown = Math.min(MOST, size);
    return IntStream.range(0, shown)
        .map(i -> shown == 1 ? 0 : (int) ((long) i * (size - 1) / (shown - 1)))
        .toArray();
  }

  /** Windows of a series with the steps they are asked for. */
  static Picture ofWindows(
      WindowExamples examples, WindowFeatures features, String targetName, int targets) {
    int[] rows = chosen(examples.size());
    Batch batch = examples.batch(rows, DataType.DOUBLE);
    int window = features.shape().window();
    int horizon = features.shape().horizon();
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      // [horizon*targets] or [steps, targets], flat: the answers for the horizon come last
      double[] answers = batch.target().slice(i).ravel().toDoubleVector();
      double[] asked = new double[horizon];
      for (int s = 0; s < horizon; s++) {
        asked[s] = answers[answers.length - (horizon - s) * targets];
      }
      samples.add(
          new Sample(
              examples.name(rows[i]),
              lines(batch.x(), i, window, features.names()),
              Optional.of(Line.of(targetName, asked))));
    }
    return new BatchPicture(samples, examples.size(), "as the network sees them").picture();
  }

  /** Sequences with what stands over each. */
  static Picture ofSequences(
      SequenceExamples examples, List<String> features, IntFunction<String> name) {
    int[] rows = chosen(examples.size());
    List<Sample> samples = new ArrayList<>();
    for (int row : rows) {
      INDArray x = examples.batch(new int[] {row}, DataType.DOUBLE).x();
      samples.add(
          new Sample(name.apply(row), lines(x, 0, (int) x.size(1), features), Optional.empty()));
    }
    return new BatchPicture(samples, examples.size(), "as the network sees them").picture();
  }

  private static List<Line> lines(INDArray x, int example, int steps, List<String> names) {
    List<Line> lines = new ArrayList<>();
    for (int f = 0; f < names.size(); f++) {
      double[] values = new double[steps];
      for (int t = 0; t < steps; t++) {
        values[t] = x.getDouble(example, t, f);
      }
      lines.add(Line.of(names.get(f), values));
    }
    return lines;
  }
}
