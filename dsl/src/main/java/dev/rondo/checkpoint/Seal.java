package dev.rondo.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** The checksum over a whole file, and what it says about a file that was changed. */
final class Seal {

  private static final String CHANGED = "the file was changed after it was saved";

  private final String written;
  private final String counted;

  private Seal(String written, String counted) {
    this.written = written;
    this.counted = counted;
  }

  /** A tensor's checksum in 8 hexadecimal digits. */
  static String hex(CRC32 checksum) {
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }

  /**
   * Reads the seal and counts it anew.
   *
   * @throws CheckpointException if there is none
   */
  static Seal read(FileBytes file) throws IOException {
    int end = Layout.DIGEST_START + Layout.DIGEST_DIGITS;
    if (Header.start(file) <= end) {
      throw missing("a header of " + (Header.start(file) - Layout.HEADER) + " bytes");
    }
    byte[] head = new byte[end];
    file.read(0, head);
    String begin =
        new String(head, Layout.HEADER, Layout.SEAL.length(), StandardCharsets.ISO_8859_1);
    if (!begin.equals(Layout.SEAL)) {
      throw missing(Excerpt.of(begin));
    }
    String written =
        new String(head, Layout.DIGEST_START, Layout.DIGEST_DIGITS, StandardCharsets.ISO_8859_1);
    for (int i = Layout.DIGEST_START; i < end; i++) {
      head[i] = '0';
    }
    MessageDigest digest = Sha256.start();
    digest.update(head);
    file.pass(end, file.size(), digest::update);
    return new Seal(written, Sha256.digits(digest));
  }

  private static CheckpointException missing(String got) {
    return new CheckpointException(
        "header",
        Layout.HEADER,
        "expected the seal "
            + Layout.SEAL
            + ", got "
            + got
            + "; the file was not saved by Rondo or its front was changed;"
            + " weights of other libraries are imported");
  }

  boolean isWhole() {
    return written.equals(counted);
  }

  /** Says which part of a file that does not fit its seal was changed. */
  CheckpointException find(FileBytes file) throws IOException {
    try {
      Header header = Header.read(file, false);
      Checksums checksums = Checksums.of(header);
      for (Place place : header.places()) {
        CRC32 sum = new CRC32();
        file.pass(header.start() + place.begin(), header.start() + place.end(), sum::update);
        checksums.check(place, header.start(), sum);
      }
    } catch (CheckpointException damage) {
      return damage.because(CHANGED);
    }
    return new CheckpointException(
            "header",
            Layout.HEADER,
            "expected SHA-256 " + Excerpt.of(written) + ", got " + Excerpt.of(counted))
        .because(CHANGED);
  }
}
