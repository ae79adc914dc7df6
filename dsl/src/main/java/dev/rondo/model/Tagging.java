package dev.rondo.model;

import dev.rondo.output.FigureColumn;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.output.TaggedTokens;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A text with a tag for each of its tokens. Immutable.
 *
 * <p>It prints as {@code the/DET dog/NOUN barks/VERB}.
 */
public final class Tagging implements Renderable {

  private final List<TaggedToken> tokens;
  private final List<String> tagSet;
  private final boolean cut;

  /**
   * A token and its likeliest tag.
   *
   * @param token the token as it was written
   * @param tag its tag
   * @param probability of the tag: the softmax of the network's answer at this token
   */
  public record TaggedToken(String token, String tag, double probability) {}

  /**
   * Tokens with what was said of them.
   *
   * @param tagSet all tags, whose order decides their colours
   * @param cut whether the text has more tokens, which were left out
   */
  Tagging(List<TaggedToken> tokens, List<String> tagSet, boolean cut) {
    this.tokens = List.copyOf(tokens);
    this.tagSet = List.copyOf(tagSet);
    this.cut = cut;
  }

  /** The tokens with their tags, in order. */
  public List<TaggedToken> tokens() {
    return tokens;
  }

  /** The tags alone, in order. */
  public List<String> tags() {
    return tokens.stream().map(TaggedToken::tag).toList();
  }

  /** One row a token: the token, its tag and the probability of the tag. */
  public Table toTable() {
    return Table.create(
        "tags",
        StringColumn.create("token", tokens.stream().map(TaggedToken::token).toList()),
        StringColumn.create("tag", tags()),
        FigureColumn.of(
            "probability", tokens.stream().mapToDouble(TaggedToken::probability).toArray()));
  }

  private TaggedTokens shown() {
    List<TaggedTokens.Token> shown = new ArrayList<>();
    for (TaggedToken token : tokens) {
      shown.add(new TaggedTokens.Token(token.token(), token.tag(), tagSet.indexOf(token.tag())));
    }
    return new TaggedTokens(shown, cut ? Prediction.cutAt(tokens.size()) : "");
  }

  @Override
  public Rendering rendering() {
    return shown().rendering();
  }

  /** Every token with its tag, on one line; below it whether the text was cut. */
  @Override
  public String toString() {
    return shown().toString();
  }
}
