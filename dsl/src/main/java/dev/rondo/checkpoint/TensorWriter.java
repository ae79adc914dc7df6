package dev.rondo.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Lays a file out, seals it and writes it. */
final class TensorWriter {

  private TensorWriter() {}

  static void write(TensorFile file, Path path) {
    List<ByteBuffer> parts = parts(file);
    SafeFile.replace(
        path,
        channel -> {
          for (ByteBuffer part : parts) {
            channel.write(part);
          }
        });
  }

  /** The bytes of a sealed file, piece by piece. */
  static List<ByteBuffer> parts(TensorFile file) {
    // wide numbers first: so each lies at a multiple of its size
    List<Tensor> inOrder = new ArrayList<>(file.tensors().values());
    inOrder.sort(Comparator.comparingInt((Tensor t) -> t.dtype().size()).reversed());
    byte[] header = header(file, inOrder);

    List<ByteBuffer> parts = new ArrayList<>();
    parts.add(ByteBuffer.wrap(Little.write(header.length)));
    parts.add(ByteBuffer.wrap(header));
    inOrder.forEach(tensor -> parts.add(tensor.bytes()));

    MessageDigest digest = Sha256.start();
    parts.forEach(part -> digest.update(part.duplicate()));
    byte[] digits = Sha256.digits(digest).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, header, Layout.DIGEST_START - Layout.HEADER, digits.length);
    return parts;
  }

  private static byte[] header(TensorFile file, List<Tensor> inOrder) {
    Map<String, Long> begins = new HashMap<>();
    long at = 0;
    for (Tensor tensor : inOrder) {
      begins.put(tensor.name(), at);
      at += tensor.byteCount();
    }
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put(Layout.DIGEST, "0".repeat(Layout.DIGEST_DIGITS));
    metadata.put(Layout.CHECKSUMS, Checksums.write(file.tensors().values()));
    metadata.putAll(file.metadata());
    Map<String, Object> header = new LinkedHashMap<>();
    header.put(Layout.METADATA, metadata);
    file.tensors().forEach((name, t) -> header.put(name, entry(t, begins.get(name))));

    byte[] text = Json.write(header).getBytes(StandardCharsets.UTF_8);
    checkLength(text.length);
    byte[] padded = Arrays.copyOf(text, (text.length + 7) / 8 * 8);
    Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    return padded;
  }

  /** Refuses a header that no reader would take. */
  static void checkLength(long bytes) {
    if (bytes > Layout.LONGEST_HEADER - 7) { // with room for the spaces that fill it up
      throw new IllegalArgumentException(
          "the texts and names beside the tensors take "
              + bytes
              + " bytes; a file holds at most "
              + Layout.LONGEST_HEADER);
    }
  }

  private static Map<String, Object> entry(Tensor tensor, long begin) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("dtype", tensor.dtype().name());
    entry.put("shape", LongStream.of(tensor.shape()).boxed().toList());
    entry.put("data_offsets", List.of(begin, begin + tensor.byteCount()));
    return entry;
  }
}
