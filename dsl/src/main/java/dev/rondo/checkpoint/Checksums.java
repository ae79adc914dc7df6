package dev.rondo.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** A checksum for each tensor of a file, so that a damaged one can be named. */
final class Checksums {

  private final Fields fields;

  private Checksums(Fields fields) {
    this.fields = fields;
  }

  /**
   * The checksums that a header holds, one for each of its tensors.
   *
   * @throws CheckpointException if there is not exactly one for each
   */
  static Checksums of(Header header) {
    String section = Excerpt.named("metadata", Layout.CHECKSUMS);
    String json = header.metadata().get(Layout.CHECKSUMS);
    if (json == null) {
      throw new CheckpointException(
          section, Layout.HEADER, "expected a checksum for each tensor, got nothing");
    }
    Fields fields = Fields.read(section, json);
    fields.only(header.places().stream().map(Place::name).toArray(String[]::new));
    return new Checksums(fields);
  }

  /** The checksums as JSON. */
  static String write(Iterable<Tensor> tensors) {
    Map<String, Object> sums = new LinkedHashMap<>();
    for (Tensor tensor : tensors) {
      CRC32 sum = new CRC32();
      sum.update(tensor.bytes());
      sums.put(tensor.name(), Seal.hex(sum));
    }
    return Json.write(sums);
  }

  /** Refuses a tensor whose numbers have another checksum. */
  void check(Place place, long start, CRC32 sum) {
    String expected = fields.text(place.name());
    String got = Seal.hex(sum);
    if (!expected.equals(got)) {
      throw new CheckpointException(
          place.section(),
          start + place.begin(),
          "expected checksum " + Excerpt.of(expected) + ", got " + got);
    }
  }
}
