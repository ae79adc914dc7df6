package dev.rondo.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A file open for reading, taken in pieces: no read needs more memory than a small buffer. */
final class FileBytes implements Closeable {

  private static final int PIECE = 1 << 16;

  private final FileChannel channel;
  private final long size;

  FileBytes(Path path) throws IOException {
    channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      size = channel.size();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** What takes bytes as they pass: a digest or a checksum. */
  interface Sink {
    void take(byte[] bytes, int from, int length);
  }

  /** How many bytes the file had when it was opened. */
  long size() {
    return size;
  }

  /** Shows a sink the bytes from one place to another. */
  void pass(long from, long to, Sink sink) throws IOException {
    byte[] piece = new byte[(int) Math.min(PIECE, to - from)];
    for (long at = from; at < to; at += piece.length) {
      int length = (int) Math.min(piece.length, to - at);
      fill(at, piece, 0, length);
      sink.take(piece, 0, length);
    }
  }

  /** Fills {@code bytes} from a place on. */
  void read(long from, byte[] bytes) throws IOException {
    // in pieces, for the channel keeps a buffer of the size of the largest read
    int done = 0;
    while (done < bytes.length) {
      int length = Math.min(PIECE, bytes.length - done);
      fill(from + done, bytes, done, length);
      done += length;
    }
  }

  private void fill(long from, byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer room = ByteBuffer.wrap(bytes, offset, length);
    while (room.hasRemaining()) {
      long at = from + room.position() - offset;
      if (channel.read(room, at) < 0) {
        throw new CheckpointException(
            "end", at, "expected " + size + " bytes, got " + at + "; the file was cut while read");
      }
    }
  }

  /** The bytes from one place to another, front to back. */
  InputStream stream(long from, long to) {
    return new InputStream() {
      private long at = from;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (at == to) {
          return -1;
        }
        int taken = (int) Math.min(Math.min(length, PIECE), to - at);
        fill(at, bytes, offset, taken);
        at += taken;
        return taken;
      }
    };
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
