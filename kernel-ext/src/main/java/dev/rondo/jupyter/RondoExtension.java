package dev.rondo.jupyter;

import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/**
 * Makes Rondo at home in the JJava kernel (1.0-a6 or newer): its imports are done, its values and
 * those of Tablesaw, XChart and ND4J have a look, and ND4J starts while the user types.
 *
 * <p>The kernel finds it by itself wherever Rondo is on the class path. An extension that throws
 * kills the kernel before it can say why, so this one never does: a part that fails is left out and
 * one line on standard error names it.
 */
public final class RondoExtension implements Extension {

  /** An extension that is not installed yet; does nothing. */
  public RondoExtension() {}

  @Override
  public void install(BaseKernel kernel) {
    List<String> faults = new ArrayList<>();
    attempt(faults, "settings", Nd4jStart::settings);
    attempt(faults, "imports", () -> new Imports(kernel).run());
    attempt(faults, "renderers", () -> Renderers.install(kernel.getRenderer()));
    if (faults.isEmpty()) {
      attempt(faults, "ND4J", Nd4jStart::inBackground);
    }
    if (!faults.isEmpty()) {
      System.err.println("Rondo: not all of it works in this kernel: " + String.join("; ", faults));
    }
  }

  /**
   * Makes the renderers and the live outputs of this kernel inert. What was imported stays known to
   * the running session.
   */
  @Override
  public void uninstall(BaseKernel kernel) {
    List<String> faults = new ArrayList<>();
    attempt(faults, "uninstall", () -> Renderers.uninstall(kernel.getRenderer()));
    if (!faults.isEmpty()) {
      System.err.println("Rondo: " + String.join("; ", faults));
    }
  }

  /** Runs a step; whatever it throws becomes a line. */
  private static void attempt(List<String> faults, String what, Runnable step) {
    try {
      step.run();
    } catch (VirtualMachineError e) {
      faults.add(what + ": " + e);
    } catch (Throwable t) { // a missing class is an Error, and no fault of ours may end the kernel
      faults.add(what + ": " + String.valueOf(t).lines().findFirst().orElse(""));
    }
  }
}
