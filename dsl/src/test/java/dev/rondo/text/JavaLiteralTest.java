package dev.rondo.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaLiteralTest {

  @Test
  void a_text_is_written_as_java_would_write_it() {
    assertThat(JavaLiteral.of("a b")).isEqualTo("\"a b\"");
    assertThat(JavaLiteral.of("say \"é\"\n\t\r\\")).isEqualTo("\"say \\\"é\\\"\\n\\t\\r\\\\\"");
    assertThat(JavaLiteral.of("\u0007😀" + '\ud83d')).isEqualTo("\"\\u0007😀\\ud83d\"");
  }
}
