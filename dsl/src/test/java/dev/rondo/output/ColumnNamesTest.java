package dev.rondo.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnNamesTest {

  @Test
  void names_that_a_table_would_take_for_one_get_numbers() {
    assertThat(ColumnNames.distinct(List.of("a", "b", "A", "a (2)", "a")))
        .containsExactly("a", "b", "A (2)", "a (2) (2)", "a (3)");
  }
}
