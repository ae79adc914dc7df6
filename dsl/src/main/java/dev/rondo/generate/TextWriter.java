package dev.rondo.generate;

import dev.rondo.engine.Network;
import dev.rondo.output.LiveOutput;
import dev.rondo.output.WrittenText;
import dev.rondo.text.TextEncoding;
import java.util.Arrays;

/**
 * Writes text with a network's present weights. {@code <unknown>} is never written.
 *
 * @param network reads the tokens that {@code encoding} numbers and foretells the next
 * @param encoding from text to tokens and back
 */
public record TextWriter(Network network, TextEncoding encoding) {

  /**
   * Writes on from a prompt; see {@link Generator}.
   *
   * @param prompt as the user wrote it
   * @param read its tokens
   * @param n how many tokens to write, at least 1
   * @param how which ones
   * @param live shows what is written so far
   */
  public Generated write(String prompt, int[] read, int n, Decoding how, LiveOutput live) {
    Generator generator = Generator.of(network, encoding.vocabulary().knowsUnknown() ? 1 : 0);
    int last = read.length == 0 ? 0 : read[read.length - 1];
    live.update(0, n, () -> new WrittenText(prompt, "", "writing").rendering());
    int[] done = {0};
    Continuation written =
        generator.generate(
            read,
            n,
            how,
            soFar ->
                live.update(
                    ++done[0],
                    n,
                    () ->
                        new WrittenText(
                                prompt,
                                text(prompt, last, soFar.get().tokens()),
                                "writing: " + done[0] + " of " + n + " tokens")
                            .rendering()));
    Generated all =
        new Generated(
            prompt,
            text(prompt, last, written.tokens()),
            Arrays.stream(written.tokens()).mapToObj(encoding.vocabulary()::text).toList(),
            written.nats(),
            n,
            how,
            live);
    live.finish(all.view().rendering());
    return all;
  }

  /** The text of tokens as it stands behind a prompt that ends with token {@code last}. */
  private String text(String prompt, int last, int[] tokens) {
    int[] joined = new int[tokens.length + 1];
    joined[0] = last; // 0, where there is none, is padding and no text
    System.arraycopy(tokens, 0, joined, 1, tokens.length);
    String text = encoding.text(joined).substring(encoding.text(last).length());
    boolean blankStands =
        !prompt.isEmpty() && Character.isWhitespace(prompt.charAt(prompt.length() - 1));
    boolean leavesBlanksOut = !encoding.tokenizer().keepsBlanks();
    return blankStands && leavesBlanksOut && text.startsWith(" ") ? text.substring(1) : text;
  }
}
