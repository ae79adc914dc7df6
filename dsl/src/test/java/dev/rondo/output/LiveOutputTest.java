package dev.rondo.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveOutputTest {

  private final AtomicLong clock = new AtomicLong(-7_000_000_000L);

  @ParameterizedTest
  @ValueSource(longs = {100, 3_000, 60_000, 1_000_000, 40_000_000})
  void updates_at_most_four_times_a_second_and_200_times_in_all(long nanosAPart) {
    List<Long> times = new ArrayList<>();
    LiveOutput live = new LiveOutput(() -> Optional.of(counting(times)), clock::get);
    int parts = 20_000;
    for (int i = 0; i <= parts; i++) {
      live.update(i, parts, () -> Rendering.ofText("now"));
      clock.addAndGet(nanosAPart);
    }
    live.finish(Rendering.ofText("last"));
    assertThat(times.size()).isBetween(2, 200);
    for (int i = 0; i + 4 < times.size(); i++) {
      assertThat(times.get(i + 4) - times.get(i)).isGreaterThanOrEqualTo(1_000_000_000L);
    }
  }

  @Test
  void one_output_shows_the_first_state_at_once_and_the_last_for_good() {
    RecordingNotebook notebook = new RecordingNotebook();
    LiveOutput live = new LiveOutput(() -> Optional.of(notebook), clock::get);
    live.update(0, 9, () -> Rendering.ofText("first"));
    live.update(1, 9, () -> Rendering.ofText("too early"));
    assertThat(live.isShownHere()).isFalse();
    live.finish(Rendering.ofText("last"));
    assertThat(notebook.shown).containsExactly(Rendering.ofText("first"));
    assertThat(notebook.updates).containsExactly(Rendering.ofText("last"));
    assertThat(live.isShownHere()).isTrue();
  }

  @Test
  void outside_a_notebook_nothing_is_asked_for() {
    LiveOutput live = LiveOutput.none();
    live.update(
        0,
        1,
        () -> {
          throw new AssertionError("asked for a state that nobody sees");
        });
    live.finish(Rendering.ofText("last"));
    assertThat(live.isShownHere()).isFalse();
  }

  @Test
  void a_page_that_is_gone_ends_nothing() {
    NotebookOutput broken =
        new NotebookOutput() {
          @Override
          public boolean isAttached() {
            return true;
          }

          @Override
          public DisplayHandle show(Rendering rendering) {
            throw new IllegalStateException("no front end");
          }

          @Override
          public Object cell() {
            return 1;
          }
        };
    LiveOutput live = new LiveOutput(() -> Optional.of(broken), clock::get);
    live.update(0, 9, () -> Rendering.ofText("first"));
    live.finish(Rendering.ofText("last"));
    assertThat(live.isShownHere()).isFalse();
  }

  private NotebookOutput counting(List<Long> times) {
    return new NotebookOutput() {
      @Override
      public boolean isAttached() {
        return true;
      }

      @Override
      public DisplayHandle show(Rendering rendering) {
        times.add(clock.get());
        return ignored -> times.add(clock.get());
      }

      @Override
      public Object cell() {
        return 1;
      }
    };
  }
}
