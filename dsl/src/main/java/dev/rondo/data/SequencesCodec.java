package dev.rondo.data;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of sequences, as a tree that JSON can hold, and back. */
final class SequencesCodec {

  private SequencesCodec() {}

  static Map<String, Object> write(FittedSequences fitted) {
    Tree tree = Tree.empty();
    fitted.intake().roles().ifPresent(roles -> tree.and("columns", columns(roles.inputs())));
    tree.and("features", fitted.features());
    fitted.scales().ifPresent(scales -> tree.and("scales", AffineCodec.write(scales)));
    return tree.and("labels", fitted.labels()).and("outputs", fitted.outputs()).map();
  }

  private static Map<String, Object> columns(SequenceRoles roles) {
    Tree tree = Tree.empty();
    for (SequenceRole role : SequenceRole.values()) {
      if (!roles.of(role).isEmpty()) {
        tree.and(role.call(), roles.of(role));
      }
    }
    return tree.map();
  }

  static FittedSequences read(Fields fields) {
    fields.only("columns", "features", "scales", "labels", "outputs");
    List<String> features = fields.texts("features");
    if (features.isEmpty()) {
      throw fields.refuse("features", "expected at least one, got none");
    }
    Optional<SequenceRoles> roles =
        fields.has("columns")
            ? Optional.of(roles(fields.fields("columns"), features))
            : Optional.empty();
    Optional<List<Affine>> scales =
        fields.has("scales")
            ? Optional.of(AffineCodec.read(fields, "scales", features.size(), "feature"))
            : Optional.empty();
    return new FittedSequences(
        new SequenceIntake(roles), features, scales, labels(fields), outputs(fields));
  }

  private static SequenceRoles roles(Fields fields, List<String> features) {
    Map<SequenceRole, List<String>> columns = new EnumMap<>(SequenceRole.class);
    fields.only(SequenceRole.BY.call(), SequenceRole.TIME.call(), SequenceRole.FEATURE.call());
    for (SequenceRole role : List.of(SequenceRole.BY, SequenceRole.TIME, SequenceRole.FEATURE)) {
      if (fields.has(role.call())) {
        columns.put(role, fields.texts(role.call()));
      }
    }
    SequenceRoles roles = new SequenceRoles(Map.copyOf(columns));
    if (roles.of(SequenceRole.BY).size() != 1) {
      throw fields.refuse("by", "expected one column, got " + roles.of(SequenceRole.BY).size());
    }
    if (!roles.of(SequenceRole.FEATURE).equals(features)) {
      throw fields.refuse("features", "expected " + Words.quoted(features) + " as above");
    }
    return roles;
  }

  private static List<String> labels(Fields fields) {
    List<String> labels = fields.texts("labels");
    if (new HashSet<>(labels).size() != labels.size()) {
      throw fields.refuse("labels", "expected each once, got " + Words.quoted(labels));
    }
    return labels;
  }

  private static int outputs(Fields fields) {
    int outputs = fields.integer("outputs");
    int labels = fields.texts("labels").size();
    if (outputs < 1 || (labels > 0 && labels != outputs)) {
      throw fields.refuse(
          "outputs",
          "expected "
              + (labels > 0 ? "one a label, " + labels : "at least 1")
              + ", got "
              + outputs);
    }
    return outputs;
  }
}
