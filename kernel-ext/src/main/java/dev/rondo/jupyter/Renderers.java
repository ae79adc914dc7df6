package dev.rondo.jupyter;

import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.output.Tabular;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.knowm.xchart.internal.chartpart.Chart;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.Table;

/**
 * How values look at the end of a cell: every {@link Renderable}, Tablesaw's tables, XChart's
 * charts and ND4J's arrays.
 *
 * <p>A kernel's renderer forgets nothing, so what is installed is installed once and carries a
 * switch; the switch is kept where it belongs, in that renderer, under a type of our own.
 */
final class Renderers {
  private static final MIMEType SWITCH = MIMEType.parse("application/vnd.rondo.switch");

  /** Asks a kernel's renderer for the switch. */
  private enum Probe {
    PROBE
  }

  private Renderers() {}

  /** Installs or switches on all of them; fails after the last if some could not be. */
  static void install(Renderer renderer) {
    Optional<AtomicBoolean> known = installed(renderer);
    if (known.isPresent()) {
      known.get().set(true);
      return;
    }
    AtomicBoolean on = new AtomicBoolean(true);
    renderer
        .createRegistration(Probe.class)
        .preferring(SWITCH)
        .register((probe, context) -> context.getOutputContainer().putData(SWITCH, on));
    // One class a library: without that library, the others still work.
    List<Runnable> steps =
        List.of(
            () -> register(renderer, on, Renderable.class, Renderable::rendering),
            () -> register(renderer, on, Tabular.class, TableView::under),
            () -> register(renderer, on, Table.class, TableView::of),
            () -> register(renderer, on, Chart.class, ChartView::of),
            () -> register(renderer, on, INDArray.class, ArrayView::of));
    List<String> faults = new ArrayList<>();
    for (Runnable step : steps) {
      try {
        step.run();
      } catch (LinkageError e) {
        faults.add(String.valueOf(e));
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException(String.join(", ", faults));
    }
  }

  /** Switches all of them off; values look as without Rondo. */
  static void uninstall(Renderer renderer) {
    installed(renderer).ifPresent(on -> on.set(false));
  }

  /** Whether Rondo was uninstalled from this kernel. */
  static boolean isOff(Renderer renderer) {
    return installed(renderer).map(on -> !on.get()).orElse(false);
  }

  private static Optional<AtomicBoolean> installed(Renderer renderer) {
    return renderer.render(Probe.PROBE).getData(SWITCH) instanceof AtomicBoolean on
        ? Optional.of(on)
        : Optional.empty();
  }

  private static <T> void register(
      Renderer renderer, AtomicBoolean on, Class<T> type, Function<T, Rendering> look) {
    renderer
        .createRegistration(type)
        .preferring(MIMEType.TEXT_PLAIN, MIMEType.TEXT_HTML, MIMEType.IMAGE_PNG)
        .register(
            (value, context) -> {
              if (on.get()) {
                render(value, look, context);
              }
            });
  }

  private static <T> void render(T value, Function<T, Rendering> look, RenderContext context) {
    Rendering rendering;
    try {
      rendering = look.apply(value);
    } catch (RuntimeException e) {
      // The cell's work is done; that its result cannot be drawn must not undo it.
      String type = value.getClass().getSimpleName();
      rendering = Rendering.ofText("(" + type + " that cannot be shown: " + e + ")");
    }
    DisplayData out = context.getOutputContainer();
    Bundle.of(rendering).fill(out, context::wantsDataRenderedAs);
  }
}
