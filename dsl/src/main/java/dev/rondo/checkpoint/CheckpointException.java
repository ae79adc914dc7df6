package dev.rondo.checkpoint;

import java.nio.file.Path;

/**
 * A file does not hold what it should. The message names the file, the section, the byte at which
 * the section starts, what was expected and what came:
 *
 * <pre>{@code
 * model.safetensors: tensor 'weight_ih_l0' (byte 1032): expected checksum 9ae0daaf, got 1f0c83b2
 * }</pre>
 *
 * <p>It is the one exception that the content of a file can cause.
 */
public final class CheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final String section;
  private final long offset;
  private final String problem;

  CheckpointException(String section, long offset, String problem) {
    this("", section, offset, problem, null);
  }

  CheckpointException(String section, long offset, String problem, Throwable cause) {
    this("", section, offset, problem, cause);
  }

  private CheckpointException(
      String file, String section, long offset, String problem, Throwable cause) {
    super(file + section + (offset < 0 ? "" : " (byte " + offset + ")") + ": " + problem, cause);
    this.file = file;
    this.section = section;
    this.offset = offset;
    this.problem = problem;
  }

  /**
   * A fault in a file of another format, whose parts have names and no byte to point at.
   *
   * @param section the part that is wrong
   * @param problem what was expected and what came
   * @param cause what the reader of that format said, or null
   */
  public static CheckpointException of(String section, String problem, Throwable cause) {
    return new CheckpointException(section, -1, problem, cause);
  }

  /**
   * This exception with the file named at its front; itself where it names one already. Who reads
   * values out of a file's metadata and tensors ends with it, for these do not know their file.
   */
  public CheckpointException in(Path path) {
    return file.isEmpty() ? told(path + ": ", problem) : this;
  }

  /** This exception with more to say about its cause or the way out. */
  CheckpointException because(String more) {
    return told(file, problem + "; " + more);
  }

  private CheckpointException told(String file, String problem) {
    CheckpointException told = new CheckpointException(file, section, offset, problem, getCause());
    told.setStackTrace(getStackTrace());
    return told;
  }

  /**
   * The part of the file that is wrong: {@code length}, {@code header}, {@code metadata 'KEY'},
   * {@code tensor 'NAME'} or {@code end}.
   */
  public String section() {
    return section;
  }

  /**
   * The byte of the file at which the section starts. All metadata lies in the header, which starts
   * at byte 8. Negative where the format has no such place.
   */
  public long offset() {
    return offset;
  }
}
