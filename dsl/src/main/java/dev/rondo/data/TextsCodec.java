package dev.rondo.data;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import dev.rondo.text.EncodingCodec;
import dev.rondo.text.TextEncoding;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What is known of texts, as a tree that JSON can hold, and back. */
final class TextsCodec {

  private TextsCodec() {}

  static Map<String, Object> write(FittedTexts fitted) {
    return Tree.of("text", fitted.column())
        .and("encoding", EncodingCodec.write(fitted.encoding()))
        .and("longest", fitted.longest())
        .and("labels", fitted.labels())
        .map();
  }

  static FittedTexts read(Fields fields) {
    fields.only("text", "encoding", "longest", "labels");
    TextEncoding encoding = EncodingCodec.read(fields.fields("encoding"));
    if (!encoding.vocabulary().knowsUnknown()) {
      throw fields.refuse("encoding", "expected a vocabulary that begins with <unknown>, got none");
    }
    int longest = fields.integer("longest");
    if (longest < 1) {
      throw fields.refuse("longest", "expected at least 1, got " + longest);
    }
    return new FittedTexts(fields.text("text"), encoding, longest, labels(fields));
  }

  private static List<String> labels(Fields fields) {
    List<String> labels = fields.texts("labels");
    if (labels.size() < 2) {
      throw fields.refuse("labels", "expected at least 2, got " + Words.quoted(labels));
    }
    if (new HashSet<>(labels).size() != labels.size()) {
      throw fields.refuse("labels", "expected each once, got " + Words.quoted(labels));
    }
    return labels;
  }
}
