package dev.rondo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of which every byte is kept: those of Python's safetensors ({@code make_foreign.py}) and
 * our first one, which opens for ever. Python's {@code load_file} takes ours as it is.
 */
class TensorFileGoldenTest {

  @TempDir Path folder;

  private static Path golden(String name) throws URISyntaxException {
    return Path.of(TensorFileGoldenTest.class.getResource(name).toURI());
  }

  private static TensorFile first() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("architecture", "{\"cell\":\"lstm\",\"units\":2}");
    metadata.put("words", "na\u00EFve \uD83C\uDFB5");
    return TensorFile.of(
        metadata,
        List.of(
            Tensor.of("weight_ih_l0", new float[] {0, 0.25f, 0.5f, 0.75f, 1, 1.25f}, 2, 3),
            Tensor.of("optimizer.m", new double[] {0.1, -0.0, Double.NaN}, 3),
            Tensor.of("position.step", new long[] {17})));
  }

  @Test
  void a_file_of_pythons_safetensors_is_read() throws URISyntaxException {
    TensorFile file = TensorFile.read(golden("foreign.safetensors"));
    assertThat(file.metadata())
        .containsOnly(Map.entry("format", "np"), Map.entry("words", "na\u00EFve \uD83C\uDFB5"));
    assertThat(file.tensors().values())
        .containsExactlyInAnyOrder(
            Tensor.of("weight_ih_l0", new float[] {0, 0.25f, 0.5f, 0.75f, 1, 1.25f}, 2, 3),
            Tensor.of("bias", new double[] {0.1, -0.0, Double.POSITIVE_INFINITY}, 3),
            Tensor.of("num_batches_tracked", new long[] {1L << 40}),
            Tensor.of("empty", new float[0], 0, 3));
  }

  @Test
  void half_precision_is_refused_by_name() throws URISyntaxException {
    Path path = golden("half.safetensors");
    assertThatThrownBy(() -> TensorFile.read(path))
        .isExactlyInstanceOf(CheckpointException.class)
        .hasMessage(
            path
                + ": tensor 'half' (byte 8): expected dtype F32, F64 or I64, got F16; convert the"
                + " tensor before it is saved, in PyTorch with .float()");
  }

  @Test
  void our_first_file_opens_for_ever() throws URISyntaxException {
    assertThat(TensorFile.readSealed(golden("first.safetensors"))).isEqualTo(first());
  }

  @Test
  void our_files_are_written_byte_for_byte_as_the_first() throws Exception {
    Path path = folder.resolve("now.safetensors");
    first().write(path);
    assertThat(Files.readAllBytes(path)).isEqualTo(read("first.safetensors"));
  }

  private static byte[] read(String name) throws IOException, URISyntaxException {
    return Files.readAllBytes(golden(name));
  }
}
