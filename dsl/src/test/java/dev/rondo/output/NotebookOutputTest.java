package dev.rondo.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotebookOutputTest {

  @AfterEach
  void detach() {
    BridgesForTests.ATTACHED.remove();
  }

  @Test
  void there_is_none_outside_a_notebook() {
    assertThat(NotebookOutput.current()).isEmpty();
  }

  @Test
  void bridges_that_cannot_be_loaded_are_passed_over() {
    BridgesForTests.ATTACHED.set(true);

    assertThat(NotebookOutput.current()).containsInstanceOf(BridgesForTests.OfThread.class);
  }
}
