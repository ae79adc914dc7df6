package dev.rondo.model;

import dev.rondo.checkpoint.Sha256;
import dev.rondo.checkpoint.Tensor;
import java.security.MessageDigest;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What tells whether two vectors hold the same bits. */
final class Fingerprint {

  private Fingerprint() {}

  /** The SHA-256 of the vector's numbers as they lie in a file: IEEE 754, little end first. */
  static String of(INDArray vector) {
    MessageDigest digest = Sha256.start();
    digest.update(Tensor.of("weights", vector).bytes());
    return Sha256.digits(digest);
  }
}
