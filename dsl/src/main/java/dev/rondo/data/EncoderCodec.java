package dev.rondo.data;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was fitted on series, as trees. A target has one scaler at most, so that its shift and scale
 * are all that the declared transforms leave open.
 */
final class EncoderCodec {

  private EncoderCodec() {}

  static List<Map<String, Object>> writeSeries(Transforms declared, SeriesEncoder encoder) {
    List<Map<String, Object>> all = new ArrayList<>();
    encoder
        .series()
        .forEach(
            (key, fitted) ->
                all.add(
                    Tree.of("key", key)
                        .and(
                            "targets",
                            AffineCodec.write(
                                fitted.targets().stream().map(t -> scaler(declared, t)).toList()))
                        .and("past", AffineCodec.write(fitted.past()))
                        .and("future", AffineCodec.write(fitted.future()))
                        .map()));
    return all;
  }

  private static Affine scaler(Transforms declared, FittedTransforms fitted) {
    Optional<Affine> onRows =
        fitted.rows().stream().filter(Affine.class::isInstance).map(Affine.class::cast).findFirst();
    return declared.onWindows().isPresent() ? fitted.windows() : onRows.orElse(Affine.IDENTITY);
  }

  static List<Map<String, Object>> writeFixed(FixedEncoder fixed) {
    return fixed.columns().stream()
        .map(
            column ->
                Tree.of("name", column.name())
                    .and("categories", column.categories())
                    .and("shift", column.scale().shift())
                    .and("scale", column.scale().scale())
                    .map())
        .toList();
  }

  /**
   * The encoder of a file.
   *
   * @param fields with {@code series} and {@code fixed}
   * @param plan what was declared
   */
  static SeriesEncoder read(Fields fields, SeriesPlan plan) {
    Map<String, SeriesEncoder.Fitted> series = new LinkedHashMap<>();
    for (Fields one : fields.list("series")) {
      one.only("key", "targets", "past", "future");
      if (series.put(one.text("key"), fitted(one, plan)) != null) {
        throw one.refuse("key", "expected each once, got " + Words.cell(one.text("key")));
      }
    }
    boolean several = plan.roles().has(Role.BY);
    if (series.isEmpty() || (!several && !series.keySet().equals(Set.of("")))) {
      throw fields.refuse(
          "series",
          several
              ? "expected at least one"
              : "expected one without a name, got " + Words.quoted(series.keySet()));
    }
    return new SeriesEncoder(series, fixed(fields, plan.roles()), plan.calendar());
  }

  private static SeriesEncoder.Fitted fitted(Fields fields, SeriesPlan plan) {
    Roles roles = plan.roles();
    return new SeriesEncoder.Fitted(
        AffineCodec.read(fields, "targets", roles.of(Role.TARGET).size(), "target").stream()
            .map(scaler -> transforms(plan.transforms(), scaler))
            .toList(),
        AffineCodec.read(fields, "past", roles.of(Role.PAST).size(), "past covariate"),
        AffineCodec.read(fields, "future", roles.of(Role.FUTURE).size(), "future covariate"));
  }

  private static FittedTransforms transforms(Transforms declared, Affine scaler) {
    List<Invertible> rows = new ArrayList<>();
    for (Transform step : declared.onRows()) {
      rows.add(step instanceof Scaler ? scaler : (Invertible) step);
    }
    return new FittedTransforms(
        List.copyOf(rows),
        declared.relative(),
        declared.onWindows().isPresent() ? scaler : Affine.IDENTITY);
  }

  private static FixedEncoder fixed(Fields fields, Roles roles) {
    List<FixedEncoder.Encoding> columns = new ArrayList<>();
    for (Fields one : fields.list("fixed")) {
      one.only("name", "categories", "shift", "scale");
      List<String> categories = one.texts("categories");
      if (new HashSet<>(categories).size() != categories.size()) {
        throw one.refuse("categories", "expected each once, got " + Words.quoted(categories));
      }
      columns.add(new FixedEncoder.Encoding(one.text("name"), categories, AffineCodec.read(one)));
    }
    List<String> names = columns.stream().map(FixedEncoder.Encoding::name).toList();
    if (!names.equals(roles.of(Role.FIXED))) {
      throw fields.refuse(
          "fixed",
          "expected the columns "
              + Words.quoted(roles.of(Role.FIXED))
              + ", got "
              + Words.quoted(names));
    }
    return new FixedEncoder(columns);
  }
}
