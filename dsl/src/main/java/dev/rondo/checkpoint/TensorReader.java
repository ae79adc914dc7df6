package dev.rondo.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** Reads a file: sizes and seal first, then the header, then the tensors one by one. */
final class TensorReader {

  private TensorReader() {}

  static TensorFile read(Path path, boolean sealed) {
    if (Files.isDirectory(path)) {
      throw unreadable(path, "this is a folder; name a file in it", new IOException("folder"));
    }
    try (FileBytes file = new FileBytes(path)) {
      return sealed ? sealed(file) : any(file);
    } catch (CheckpointException e) {
      throw e.in(path);
    } catch (NoSuchFileException e) {
      throw unreadable(
          path,
          "there is no such file; the working directory is " + System.getProperty("user.dir"),
          e);
    } catch (AccessDeniedException e) {
      throw unreadable(path, "the file cannot be read; check its permissions", e);
    } catch (IOException e) {
      throw unreadable(path, "the file cannot be read: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw unreadable(path, "the file cannot be read: " + e.getMessage(), e.getCause());
    }
  }

  private static UncheckedIOException unreadable(Path path, String problem, IOException cause) {
    return new UncheckedIOException(path + ": " + problem, cause);
  }

  private static TensorFile any(FileBytes file) throws IOException {
    Header header = Header.read(file, true);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Place place : header.places()) {
      tensors.put(place.name(), tensor(place, header.start(), data(file, header, place)));
    }
    return new TensorFile(texts(header), tensors);
  }

  private static TensorFile sealed(FileBytes file) throws IOException {
    Seal seal = Seal.read(file);
    if (!seal.isWhole()) {
      throw seal.find(file);
    }
    Header header = Header.read(file, true);
    Checksums checksums = Checksums.of(header);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Place place : header.places()) {
      byte[] data = data(file, header, place);
      CRC32 sum = new CRC32();
      sum.update(data);
      checksums.check(place, header.start(), sum);
      tensors.put(place.name(), tensor(place, header.start(), data));
    }
    return new TensorFile(texts(header), tensors);
  }

  private static byte[] data(FileBytes file, Header header, Place place) throws IOException {
    byte[] data = new byte[(int) place.length()];
    file.read(header.start() + place.begin(), data);
    return data;
  }

  private static Tensor tensor(Place place, long start, byte[] data) {
    return new Tensor(place.name(), place.dtype(), place.shape(), data, start + place.begin());
  }

  private static Map<String, String> texts(Header header) {
    Map<String, String> texts = new LinkedHashMap<>(header.metadata());
    texts.keySet().removeIf(Layout::isSeal);
    return texts;
  }
}
