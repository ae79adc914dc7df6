package dev.rondo.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Replaces a file in one step: the new one is written beside it, forced to the disk and moved into
 * its place, so that a process killed at any moment leaves the old file or the new one.
 *
 * <p>A killed process also leaves the part that it had written, {@code .NAME.UUID.part}; the next
 * save to the same place removes it. A part that is still being written is held by a lock, which
 * the system drops when its process ends.
 */
final class SafeFile {

  /** Larger writes make the channel keep a buffer of their size. */
  private static final int PIECE = 1 << 16;

  private final Path target;
  private final String call;

  private SafeFile(Path path) throws IOException {
    // a link stays a link: what it leads to is replaced
    target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    call = call(path);
  }

  /** What goes into the file. */
  interface Content {
    void to(Output output) throws IOException;
  }

  /** Where it goes. */
  interface Output {
    void write(ByteBuffer bytes) throws IOException;
  }

  private static String call(Path path) {
    return "save(\"" + path + "\"): ";
  }

  static void replace(Path path, Content content) {
    try {
      new SafeFile(path).replace(content);
    } catch (ClosedByInterruptException e) {
      throw failed(path, "the thread was interrupted", e);
    } catch (AccessDeniedException e) {
      throw failed(path, "the folder cannot be written to; check its permissions", e);
    } catch (FileSystemException e) {
      throw failed(path, e.getReason() == null ? e.getMessage() : e.getReason(), e);
    } catch (IOException e) {
      throw failed(path, e.getMessage() + "; make room or choose another folder", e);
    }
  }

  private static UncheckedIOException failed(Path path, String why, IOException cause) {
    return new UncheckedIOException(
        call(path) + "not saved, and what stood there is untouched: " + why, cause);
  }

  private void replace(Content content) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IllegalArgumentException(call + "is a folder; name a file in it");
    }
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          call + "the folder " + folder + " does not exist; make it first");
    }
    removeLeftovers(folder);
    Path part = folder.resolve(prefix() + UUID.randomUUID() + SUFFIX);
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      hold(channel);
      content.to(bytes -> write(channel, bytes));
      channel.force(true);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    force(folder);
  }

  private static final String SUFFIX = ".part";

  private String prefix() {
    return "." + target.getFileName() + ".";
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    int end = bytes.limit();
    while (bytes.position() < end) {
      bytes.limit(bytes.position() + Math.min(PIECE, end - bytes.position()));
      channel.write(bytes);
    }
  }

  /** Marks a part as being written; where the file system knows no locks it is not marked. */
  private static void hold(FileChannel channel) {
    try {
      channel.tryLock();
    } catch (IOException e) {
      return;
    }
  }

  private void removeLeftovers(Path folder) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, this::isPart)) {
      for (Path part : parts) {
        if (isAbandoned(part)) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private boolean isPart(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(prefix()) && name.endsWith(SUFFIX);
  }

  private static boolean isAbandoned(Path part) {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  /** Makes the move last through a power cut; not every system can force a folder. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }
}
