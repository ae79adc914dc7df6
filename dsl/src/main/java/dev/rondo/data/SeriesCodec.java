package dev.rondo.data;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of series, as a tree that JSON can hold, and back. */
final class SeriesCodec {

  private SeriesCodec() {}

  static Map<String, Object> write(FittedSeries fitted) {
    SeriesPlan plan = fitted.plan();
    Tree tree =
        Tree.of("encoding", fitted.features().encoding().name())
            .and("roles", roles(plan.roles()))
            .and("calendar", plan.calendar().stream().map(Enum::name).toList());
    plan.cleaning().missing().ifPresent(rule -> tree.and("missing", rule.name()));
    return tree.and("mend", plan.cleaning().mends().stream().sorted().map(Enum::name).toList())
        .and("transforms", TransformsCodec.write(plan.transforms()))
        .and("windowing", WindowingCodec.write(plan.windowing()))
        .and("step", step(fitted.step()))
        .and("series", EncoderCodec.writeSeries(plan.transforms(), fitted.encoder()))
        .and("fixed", EncoderCodec.writeFixed(fitted.encoder().fixed()))
        .map();
  }

  private static Map<String, Object> roles(Roles roles) {
    Tree tree = Tree.empty();
    for (Role role : Role.values()) {
      if (roles.has(role)) {
        tree.and(role.call(), roles.of(role));
      }
    }
    return tree.map();
  }

  private static Map<String, Object> step(TimeStep step) {
    return Tree.of("unit", step.scale().unit().name())
        .and("day", step.scale().day())
        .and("size", step.size())
        .map();
  }

  static FittedSeries read(Fields fields) {
    fields.only(
        "encoding",
        "roles",
        "calendar",
        "missing",
        "mend",
        "transforms",
        "windowing",
        "step",
        "series",
        "fixed");
    WindowEncoding encoding = fields.constant("encoding", WindowEncoding.class);
    SeriesPlan plan = plan(fields);
    if (encoding == WindowEncoding.AUTOREGRESSIVE && plan.roles().has(Role.PAST)) {
      throw fields.refuse("encoding", "past covariates expect DIRECT, got AUTOREGRESSIVE");
    }
    SeriesEncoder encoder = EncoderCodec.read(fields, plan);
    return new FittedSeries(
        plan,
        encoder,
        WindowFeatures.of(encoding, plan, encoder.fixed()),
        readStep(fields.fields("step")));
  }

  private static SeriesPlan plan(Fields fields) {
    Roles roles = readRoles(fields.fields("roles"));
    Optional<Missing> missing =
        fields.has("missing")
            ? Optional.of(fields.constant("missing", Missing.class))
            : Optional.empty();
    Set<Mend> mends = EnumSet.noneOf(Mend.class);
    mends.addAll(fields.constants("mend", Mend.class));
    SeriesPlan plan =
        new SeriesPlan(
            roles,
            List.of(),
            new Cleaning(missing, mends),
            TransformsCodec.read(fields),
            WindowingCodec.read(fields.fields("windowing")));
    CalendarFeature[] calendar =
        fields.constants("calendar", CalendarFeature.class).toArray(CalendarFeature[]::new);
    return fields.make(
        () -> {
          SeriesPlan whole = plan.with(calendar);
          whole.checkComplete(columns(List.of("target")));
          whole.requirePossible();
          return whole;
        });
  }

  private static Roles readRoles(Fields fields) {
    Roles roles = Roles.NONE;
    for (Role role : Role.values()) {
      if (fields.has(role.call())) {
        Roles before = roles;
        List<String> names = fields.texts(role.call());
        if (role.single() && names.size() > 1) {
          throw fields.refuse(role.call(), "expected one column, got " + Words.quoted(names));
        }
        roles = fields.make(() -> before.with(role, columns(names), names.toArray(String[]::new)));
      }
    }
    return roles;
  }

  /** A table of these columns and no rows, for checks that look at names alone. */
  private static TextTable columns(List<String> names) {
    return new TextTable("series", names, List.of());
  }

  private static TimeStep readStep(Fields fields) {
    fields.only("unit", "day", "size");
    int day = fields.integer("day");
    long size = fields.longInteger("size");
    if (day < 1 || day > 31) {
      throw fields.refuse("day", "expected a day of the month, got " + day);
    }
    if (size < 1) {
      throw fields.refuse("size", "expected at least 1, got " + size);
    }
    return new TimeStep(new TimeScale(fields.constant("unit", TimeScale.Unit.class), day), size);
  }
}
