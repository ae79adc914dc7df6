package dev.rondo.data;

import dev.rondo.checkpoint.Fields;
import java.util.List;
import java.util.Map;

/**
 * All that a network must know of the series it was trained on to see others in the same way: what
 * a file keeps of them. It holds no row.
 *
 * @param plan what was declared
 * @param encoder what was fitted on the training part
 * @param features what a step holds
 * @param step the distance between two rows
 */
record FittedSeries(
    SeriesPlan plan, SeriesEncoder encoder, WindowFeatures features, TimeStep step) {

  static FittedSeries fit(SeriesPlan plan, WindowEncoding encoding, List<Timeline> timelines) {
    SeriesEncoder encoder = SeriesEncoder.fit(plan, timelines);
    return new FittedSeries(
        plan,
        encoder,
        WindowFeatures.of(encoding, plan, encoder.fixed()),
        timelines.get(0).axis().spacing());
  }

  List<EncodedTimeline> encode(List<Timeline> timelines) {
    return timelines.stream().map(encoder::encode).toList();
  }

  Map<String, Object> tree() {
    return SeriesCodec.write(this);
  }

  static FittedSeries read(Fields fields) {
    return SeriesCodec.read(fields);
  }
}
