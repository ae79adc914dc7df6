package dev.rondo.data;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import java.util.List;
import java.util.Map;

/** Fitted shifts and scales as trees, and back. */
final class AffineCodec {

  private AffineCodec() {}

  static List<Map<String, Object>> write(List<Affine> scales) {
    return scales.stream().map(AffineCodec::write).toList();
  }

  static Map<String, Object> write(Affine affine) {
    return Tree.of("shift", affine.shift()).and("scale", affine.scale()).map();
  }

  /** As many as expected, one for each of {@code what}. */
  static List<Affine> read(Fields fields, String key, int expected, String what) {
    List<Fields> each = fields.list(key);
    if (each.size() != expected) {
      throw fields.refuse(key, "expected " + Words.count(expected, what) + ", got " + each.size());
    }
    each.forEach(one -> one.only("shift", "scale"));
    return each.stream().map(AffineCodec::read).toList();
  }

  static Affine read(Fields fields) {
    double shift = fields.number("shift");
    double scale = fields.number("scale");
    if (!Double.isFinite(shift)) {
      throw fields.refuse("shift", "expected a finite number, got " + shift);
    }
    if (!(scale > 0) || Double.isInfinite(scale)) {
      throw fields.refuse("scale", "expected a finite number above 0, got " + scale);
    }
    return new Affine(shift, scale);
  }
}
