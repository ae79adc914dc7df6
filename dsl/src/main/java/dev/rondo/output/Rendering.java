package dev.rondo.output;

import java.util.Objects;
import java.util.Optional;

/**
 * What a value looks like: always as plain text, and as HTML or a PNG picture where it has one.
 *
 * @param text plain text, never null, for terminals and for front ends that show nothing else
 * @param html an HTML fragment without script, style element or bare SVG (a notebook strips those)
 * @param png the bytes of a PNG picture
 */
public record Rendering(String text, Optional<String> html, Optional<byte[]> png) {

  /** Checks that no part is null. */
  public Rendering {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(html, "html");
    Objects.requireNonNull(png, "png");
  }

  /** A rendering that is plain text alone. */
  public static Rendering ofText(String text) {
    return new Rendering(text, Optional.empty(), Optional.empty());
  }

  /** A rendering as HTML with its plain-text twin. */
  public static Rendering ofHtml(String html, String text) {
    return new Rendering(text, Optional.of(html), Optional.empty());
  }

  /** A rendering as a picture with its plain-text twin. */
  public static Rendering ofPng(byte[] png, String text) {
    return new Rendering(text, Optional.empty(), Optional.of(png));
  }

  /**
   * A rendering that shows nothing at all: what stands for a picture that its cell already shows.
   */
  public static Rendering nothing() {
    return ofText("");
  }

  /** Whether there is nothing to show. */
  public boolean isNothing() {
    return text.isEmpty() && html.isEmpty() && png.isEmpty();
  }
}
