package dev.rondo.checkpoint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 that seals files and tells data and weights apart, as hexadecimal digits. */
public final class Sha256 {

  private Sha256() {}

  /** A digest of nothing yet. */
  public static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The 64 digits of what was added; the digest is empty after it. */
  public static String digits(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
