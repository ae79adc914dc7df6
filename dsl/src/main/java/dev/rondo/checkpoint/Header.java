package dev.rondo.checkpoint;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file's header, checked against the file's size: the tensors lie side by side without gap or
 * overlap from the end of the header to the end of the file.
 *
 * @param metadata the texts beside the tensors, the seal's among them
 * @param places where the tensors lie, in the order of the header
 * @param start the byte of the file at which the tensors' numbers start
 */
record Header(Map<String, String> metadata, List<Place> places, long start) {

  /**
   * Reads the header of a file.
   *
   * @param whole whether metadata is wanted; without it only the checksums are kept
   */
  static Header read(FileBytes file, boolean whole) throws IOException {
    long start = start(file);
    Reading reading = new Reading(start, whole);
    try (InputStreamReader text =
        new InputStreamReader(
            file.stream(Layout.HEADER, start),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT))) {
      reading.read(new JsonSource(text));
    } catch (IllegalArgumentException e) {
      throw new CheckpointException("header", Layout.HEADER, e.getMessage(), e);
    }
    Header header = new Header(reading.metadata, List.copyOf(reading.places.values()), start);
    header.checkCover(file.size());
    return header;
  }

  /** The byte after the header. */
  static long start(FileBytes file) throws IOException {
    if (file.size() < Layout.HEADER) {
      throw new CheckpointException(
          "length", 0, "expected 8 bytes with the header's length, got " + file.size() + " in all");
    }
    byte[] bytes = new byte[Layout.HEADER];
    file.read(0, bytes);
    long length = Little.read(bytes);
    long room = file.size() - Layout.HEADER;
    if (length < 2 || length > Math.min(room, Layout.LONGEST_HEADER)) {
      throw new CheckpointException(
          "length",
          0,
          "expected a header of 2 bytes or more and no more than the "
              + Math.min(room, Layout.LONGEST_HEADER)
              + (room > Layout.LONGEST_HEADER ? " of the format" : " that follow")
              + ", got "
              + Long.toUnsignedString(length));
    }
    byte[] first = new byte[1];
    file.read(Layout.HEADER, first);
    if (first[0] != '{') {
      throw new CheckpointException(
          "header", Layout.HEADER, "expected '{', got byte " + (first[0] & 0xFF));
    }
    return Layout.HEADER + length;
  }

  private void checkCover(long size) {
    List<Place> inOrder = new ArrayList<>(places);
    inOrder.sort(Comparator.comparingLong(Place::begin).thenComparingLong(Place::end));
    long at = start;
    for (Place place : inOrder) {
      if (start + place.begin() != at) {
        throw new CheckpointException(
            place.section(),
            Math.min(start + place.begin(), size),
            "expected it to begin at byte " + (at - start) + " of the data, got " + place.begin());
      }
      if (place.end() > size - start) {
        throw new CheckpointException(
            place.section(),
            at,
            "expected "
                + place.length()
                + " bytes, got "
                + (size - at)
                + " to the end of the file");
      }
      at = start + place.end();
    }
    if (at != size) {
      throw new CheckpointException(
          "end", at, "expected the end of the file, got " + (size - at) + " more bytes");
    }
  }

  /** The walk through a header's text. */
  private static final class Reading {

    private final long start;
    private final boolean whole;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    Reading(long start, boolean whole) {
      this.start = start;
      this.whole = whole;
    }

    void read(JsonSource source) {
      boolean withMetadata = false;
      source.beginObject();
      while (source.hasNext()) {
        String name = source.name();
        if (name.equals(Layout.METADATA)) {
          checkOnce(withMetadata, name);
          withMetadata = true;
          readMetadata(source);
        } else {
          checkOnce(places.containsKey(name), name);
          places.put(name, place(name, source));
        }
      }
      source.endObject();
      source.end();
    }

    private static void checkOnce(boolean seen, String name) {
      if (seen) {
        throw new IllegalArgumentException(
            "expected each name once, got '" + Excerpt.of(name) + "' twice");
      }
    }

    private void readMetadata(JsonSource source) {
      source.beginObject();
      while (source.hasNext()) {
        String key = source.name();
        checkOnce(metadata.containsKey(key), key);
        try {
          if (whole || key.equals(Layout.CHECKSUMS)) {
            metadata.put(key, source.text());
          } else {
            source.skipText();
            metadata.put(key, "");
          }
        } catch (IllegalArgumentException e) {
          throw new CheckpointException(
              Excerpt.named("metadata", key), Layout.HEADER, e.getMessage(), e);
        }
      }
      source.endObject();
    }

    private Place place(String name, JsonSource source) {
      try {
        return entry(name, source);
      } catch (IllegalArgumentException e) {
        throw new CheckpointException(
            Excerpt.named("tensor", name), Layout.HEADER, e.getMessage(), e);
      }
    }

    private Place entry(String name, JsonSource source) {
      String dtype = null;
      long[] shape = null;
      long[] offsets = null;
      source.beginObject();
      while (source.hasNext()) {
        String key = source.name();
        switch (key) {
          case "dtype" -> {
            checkOnce(dtype != null, key);
            dtype = source.text();
          }
          case "shape" -> {
            checkOnce(shape != null, key);
            shape = wholes(source, Shape.MOST_DIMENSIONS);
          }
          case "data_offsets" -> {
            checkOnce(offsets != null, key);
            offsets = wholes(source, 2);
          }
          default ->
              throw new IllegalArgumentException(
                  "expected dtype, shape and data_offsets, got '" + Excerpt.of(key) + "'");
        }
      }
      source.endObject();
      if (dtype == null || shape == null || offsets == null || offsets.length != 2) {
        throw new IllegalArgumentException(
            "expected dtype, shape and two data_offsets, got fewer of them");
      }
      return checked(new Place(name, dtype(dtype), shape, offsets[0], offsets[1]));
    }

    private static Dtype dtype(String written) {
      for (Dtype dtype : Dtype.values()) {
        if (dtype.name().equals(written)) {
          return dtype;
        }
      }
      throw new IllegalArgumentException(
          "expected dtype F32, F64 or I64, got "
              + Excerpt.of(written)
              + "; convert the tensor before it is saved, in PyTorch with .float()");
    }

    private static long[] wholes(JsonSource source, int most) {
      long[] wholes = new long[most];
      int count = 0;
      source.beginList();
      while (source.hasNext()) {
        if (count == most) {
          throw new IllegalArgumentException("expected at most " + most + " numbers, got more");
        }
        wholes[count++] = source.whole();
      }
      source.endList();
      return Arrays.copyOf(wholes, count);
    }

    private Place checked(Place place) {
      if (place.begin() > place.end() || place.end() > Long.MAX_VALUE - start) {
        throw new IllegalArgumentException(
            "expected data_offsets that ascend, got [" + place.begin() + ", " + place.end() + "]");
      }
      long count = Shape.count(place.shape());
      if (count < 0 || count > Long.MAX_VALUE / place.dtype().size()) {
        throw new IllegalArgumentException(
            "expected a possible shape, got " + Arrays.toString(place.shape()));
      }
      if (count * place.dtype().size() != place.length()) {
        throw new IllegalArgumentException(
            "expected "
                + count * place.dtype().size()
                + " bytes for "
                + place.dtype()
                + " "
                + Arrays.toString(place.shape())
                + ", got "
                + place.length());
      }
      if (place.length() > Shape.MOST_BYTES) {
        throw new IllegalArgumentException(
            "expected at most 2 GB in a tensor, got " + place.length() + " bytes");
      }
      return place;
    }
  }
}
