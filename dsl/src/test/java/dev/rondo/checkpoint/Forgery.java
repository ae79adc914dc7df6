package dev.rondo.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** Files that no writer of ours would write, some of them with a seal that fits. */
final class Forgery {

  private static final int DIGEST_END = Layout.DIGEST_START + Layout.DIGEST_DIGITS;

  private Forgery() {}

  /** A file with this header, whatever it says, and these numbers. */
  static byte[] file(byte[] header, byte[] numbers) {
    byte[] file = Arrays.copyOf(Little.write(header.length), 8 + header.length + numbers.length);
    System.arraycopy(header, 0, file, 8, header.length);
    System.arraycopy(numbers, 0, file, 8 + header.length, numbers.length);
    return file;
  }

  static byte[] file(String header, int numbers) {
    return file(header.getBytes(StandardCharsets.UTF_8), new byte[numbers]);
  }

  /** A file whose seal fits; {@code rest} is the header from the quote after the digest on. */
  static byte[] sealed(byte[] rest, byte[] numbers) {
    byte[] seal = (Layout.SEAL + "0".repeat(64)).getBytes(StandardCharsets.US_ASCII);
    byte[] header = Arrays.copyOf(seal, seal.length + rest.length);
    System.arraycopy(rest, 0, header, seal.length, rest.length);
    return resealed(file(header, numbers));
  }

  static byte[] sealed(String rest, int numbers) {
    return sealed(rest.getBytes(StandardCharsets.UTF_8), new byte[numbers]);
  }

  /** The same file with a digest that fits its bytes, in the place where the digest stands. */
  static byte[] resealed(byte[] file) {
    byte[] sealed = file.clone();
    Arrays.fill(sealed, Layout.DIGEST_START, DIGEST_END, (byte) '0');
    MessageDigest digest = Sha256.start();
    digest.update(sealed);
    byte[] digits = Sha256.digits(digest).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, sealed, Layout.DIGEST_START, digits.length);
    return sealed;
  }
}
