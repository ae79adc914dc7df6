package dev.rondo.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Any text is read as JSON or refused, and what was read is written so that it reads the same. The
 * ordinary run replays the inputs beside this class's resources; how to search for new ones stands
 * at {@link TensorFileFuzzTest}.
 */
class JsonFuzzTest {

  private static final List<BiConsumer<Fields, String>> WAYS =
      List.of(
          Fields::text,
          Fields::flag,
          Fields::number,
          Fields::integer,
          Fields::longInteger,
          Fields::fields,
          Fields::list,
          Fields::texts,
          Fields::numbers,
          Fields::integers);

  @FuzzTest(maxDuration = "3m")
  void any_text(byte[] bytes) {
    Object tree;
    try {
      tree = Json.read(new String(bytes, UTF_8));
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).startsWith("expected ").doesNotContain("\n");
      return;
    }
    String written = Json.write(tree);
    assertThat(Json.read(written)).isEqualTo(tree);
    assertThat(Json.write(Json.read(written))).isEqualTo(written);
  }

  @FuzzTest(maxDuration = "3m")
  void any_fields(byte[] bytes) {
    try {
      walk(Fields.read("metadata 'fuzz'", new String(bytes, UTF_8)));
    } catch (CheckpointException e) {
      checkRefusal(e);
    }
  }

  private static void walk(Fields fields) {
    for (String key : fields.keys()) {
      for (BiConsumer<Fields, String> way : WAYS) {
        try {
          way.accept(fields, key);
        } catch (CheckpointException e) {
          checkRefusal(e);
        }
      }
      if (isReadable(() -> fields.fields(key))) {
        walk(fields.fields(key));
      } else if (isReadable(() -> fields.list(key))) {
        fields.list(key).forEach(JsonFuzzTest::walk);
      }
    }
  }

  private static boolean isReadable(Runnable reading) {
    try {
      reading.run();
      return true;
    } catch (CheckpointException e) {
      return false;
    }
  }

  private static void checkRefusal(CheckpointException e) {
    assertThat(e)
        .hasMessageStartingWith("metadata 'fuzz' (byte 8): ")
        .hasMessageContaining("expected ");
    assertThat(e.getMessage()).doesNotContain("\n");
  }
}
