package dev.rondo.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** A file of text in UTF-8. A byte that is none is refused and never replaced. */
public final class TextFile {

  /** What {@link Files#readAllBytes} can hold. */
  private static final long LARGEST = Integer.MAX_VALUE - 8L;

  private TextFile() {}

  /**
   * The text of a file, without a byte-order mark and with {@code \n} at every line end, whatever
   * system wrote it.
   *
   * @param call what the user wrote, which starts every message: {@code corpus("plays.txt")}
   * @param kind what the file should be, such as {@code text file}
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it holds bytes that are not UTF-8
   */
  public static String read(String call, String kind, Path path) {
    if (Files.isDirectory(path)) {
      throw new UncheckedIOException(
          call + ": this is a directory; name a " + kind, new IOException("directory"));
    }
    try {
      long size = Files.size(path);
      if (size > LARGEST) {
        throw new IllegalArgumentException(
            call
                + ": the file has "
                + Shown.count(size, "byte")
                + "; at most 2 GB are read, so split it");
      }
      return text(call, kind, Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      String folder = Path.of("").toAbsolutePath().toString();
      throw new UncheckedIOException(
          call + ": there is no such file; the working directory is " + folder, e);
    } catch (IOException e) {
      throw new UncheckedIOException(call + ": the file cannot be read; check its permissions", e);
    }
  }

  /** The text that bytes stand for. */
  static String text(String call, String kind, byte[] bytes) {
    String text = decoded(call, kind, bytes);
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return bare.indexOf('\r') < 0 ? bare : bare.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static String decoded(String call, String kind, byte[] bytes) {
    if (isUtf16(bytes)) {
      throw new IllegalArgumentException(
          call
              + ": the file begins as UTF-16 does; save the "
              + kind
              + " in UTF-8, with 'iconv -f UTF-16 -t UTF-8'");
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw malformed(call, kind, bytes, in.position());
    }
    return out.flip().toString();
  }

  /** Whether there is a byte-order mark of two bytes, which are no UTF-8. */
  private static boolean isUtf16(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    return first == 0xFFFE || first == 0xFEFF;
  }

  private static IllegalArgumentException malformed(
      String call, String kind, byte[] bytes, int at) {
    int line = 1;
    for (int i = 0; i < at; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s: line %d is not UTF-8 text: byte %d of the file is 0x%02X; save the %s in UTF-8,"
                + " from Latin-1 with 'iconv -f LATIN1 -t UTF-8'",
            call,
            line,
            at,
            bytes[at] & 0xFF,
            kind));
  }
}
