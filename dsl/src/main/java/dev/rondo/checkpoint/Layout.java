package dev.rondo.checkpoint;

/**
 * What stands where in a safetensors file: the header's length in 8 bytes, the header in JSON, the
 * numbers of all tensors. In one of ours the header begins with the seal: the SHA-256 over the
 * whole file with the 64 digits of the digest as zeros.
 */
final class Layout {

  /** Where the header starts. */
  static final int HEADER = 8;

  /** The longest header that is read, as in the format's reference implementation. */
  static final long LONGEST_HEADER = 100_000_000;

  /** The name that no tensor can have: the object of texts beside the tensors. */
  static final String METADATA = "__metadata__";

  /** The metadata that holds the digest over the whole file. */
  static final String DIGEST = "rondo.sha256";

  /** The metadata that holds a checksum for each tensor. */
  static final String CHECKSUMS = "rondo.crc32";

  /** What the header of one of our files begins with; the digest follows. */
  static final String SEAL = "{\"" + METADATA + "\":{\"" + DIGEST + "\":\"";

  /** The byte at which the digest starts. */
  static final int DIGEST_START = HEADER + SEAL.length();

  /** How many hexadecimal digits the digest has. */
  static final int DIGEST_DIGITS = 64;

  private Layout() {}

  /** Whether metadata under this key belongs to the seal. */
  static boolean isSeal(String key) {
    return key.equals(DIGEST) || key.equals(CHECKSUMS);
  }
}
