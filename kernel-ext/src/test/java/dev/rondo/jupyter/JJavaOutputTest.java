package dev.rondo.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.output.DisplayHandle;
import dev.rondo.output.NotebookOutput;
import dev.rondo.output.Rendering;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("the kernel of this process")
class JJavaOutputTest {
  private final FakeKernel kernel = new FakeKernel();
  private final JJavaOutput output = new JJavaOutput();

  @AfterEach
  void stop() {
    kernel.stop();
  }

  @Test
  void without_a_kernel_there_is_no_notebook() {
    assertThat(output.isAttached()).isFalse();
    assertThat(NotebookOutput.current()).isEmpty();
    assertThatThrownBy(() -> output.show(Rendering.ofText("x")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no notebook kernel runs here");
  }

  @Test
  void is_attached_while_a_cell_runs() {
    kernel.start();
    assertThat(NotebookOutput.current()).isEmpty();

    kernel.beginCell();
    assertThat(NotebookOutput.current()).containsInstanceOf(JJavaOutput.class);

    kernel.endCell();
    assertThat(NotebookOutput.current()).isEmpty();
  }

  @Test
  void is_not_attached_once_uninstalled() {
    kernel.start();
    kernel.beginCell();
    Renderers.install(kernel.getRenderer());
    Renderers.uninstall(kernel.getRenderer());

    assertThat(output.isAttached()).isFalse();
  }

  @Test
  void a_cell_has_one_identity() {
    kernel.start();
    kernel.beginCell();
    Object first = output.cell();
    assertThat(output.cell()).isEqualTo(first);
    kernel.endCell();

    kernel.beginCell();
    assertThat(output.cell()).isNotEqualTo(first);
  }

  @Test
  void updates_carry_the_id_of_what_they_replace() {
    kernel.start();
    kernel.beginCell();
    DisplayHandle handle = output.show(Rendering.ofText("one"));
    handle.update(Rendering.ofText("two"));

    PublishDisplayData shown = (PublishDisplayData) kernel.published.get(0);
    PublishUpdateDisplayData update = (PublishUpdateDisplayData) kernel.published.get(1);
    assertThat(((DisplayData) shown).getDisplayId()).isNotBlank();
    assertThat(((DisplayData) update).getDisplayId())
        .isEqualTo(((DisplayData) shown).getDisplayId());
  }

  @Test
  void the_last_update_between_two_cells_comes_with_the_next() throws InterruptedException {
    kernel.start();
    kernel.beginCell();
    DisplayHandle handle = output.show(Rendering.ofText("running"));
    kernel.endCell();
    handle.update(Rendering.ofText("lost"));
    handle.update(Rendering.ofText("ended"));
    assertThat(kernel.published).hasSize(1);

    kernel.beginCell();
    for (int i = 0; i < 200 && kernel.published.size() < 2; i++) {
      Thread.sleep(50);
    }

    assertThat(kernel.published).hasSize(2);
    DisplayData update = (DisplayData) kernel.published.get(1);
    assertThat(update.getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN))
        .isEqualTo("ended");
  }
}
