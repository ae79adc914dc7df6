package dev.rondo.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Sequences of any lengths with the same features.
 *
 * @param ids the name of each sequence
 * @param features the name of each feature
 * @param values {@code [sequence][step][feature]}
 * @param weights how much each sequence counts, where that was declared
 */
record SequenceSet(
    List<String> ids, List<String> features, double[][][] values, Optional<double[]> weights) {

  int size() {
    return values.length;
  }

  int[] lengths() {
    return Arrays.stream(values).mapToInt(sequence -> sequence.length).toArray();
  }

  /** The scale of each feature over all steps of the named sequences; padding is not among them. */
  List<Affine> standardScales(int[] sequences) {
    return IntStream.range(0, features.size())
        .mapToObj(
            f ->
                new Standardize()
                    .fit(
                        Arrays.stream(sequences)
                            .boxed()
                            .flatMap(i -> Arrays.stream(values[i]))
                            .mapToDouble(step -> step[f])
                            .toArray()))
        .toList();
  }

  /** The same sequences in other scales. */
  SequenceSet scaled(List<Affine> scales) {
    double[][][] scaled = new double[size()][][];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = new double[values[i].length][];
      for (int t = 0; t < scaled[i].length; t++) {
        scaled[i][t] = new double[scales.size()];
        for (int f = 0; f < scales.size(); f++) {
          scaled[i][t][f] = scales.get(f).forward(values[i][t][f]);
        }
      }
    }
    return new SequenceSet(ids, features, scaled, weights);
  }
}
