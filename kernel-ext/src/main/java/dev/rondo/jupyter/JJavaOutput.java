package dev.rondo.jupyter;

import dev.rondo.output.DisplayHandle;
import dev.rondo.output.NotebookOutput;
import dev.rondo.output.Rendering;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** The cells of the JJava kernel, as Rondo shows values in them. */
public final class JJavaOutput implements NotebookOutput {

  /** An output for the kernel of this process, if there is one. */
  public JJavaOutput() {}

  @Override
  public boolean isAttached() {
    return kernel()
        .filter(kernel -> kernel.getIO().display.isAttached())
        .filter(kernel -> !Renderers.isOff(kernel.getRenderer()))
        .isPresent();
  }

  @Override
  public DisplayHandle show(Rendering rendering) {
    BaseKernel kernel =
        kernel().orElseThrow(() -> new IllegalStateException("no notebook kernel runs here"));
    String id = UUID.randomUUID().toString();
    DisplayData data = Bundle.of(rendering).toDisplayData();
    data.putTransientData("display_id", id);
    kernel.display(data);
    return new JJavaDisplay(kernel, id);
  }

  /**
   * The number of the running cell's execution, as in {@code In[7]}; a new object each time where
   * the kernel does not tell it, so that nothing is taken for shown that is not.
   */
  @Override
  public Object cell() {
    return kernel().flatMap(JJavaOutput::executionCount).orElseGet(Object::new);
  }

  private static Optional<Object> executionCount(BaseKernel kernel) {
    try {
      Field field = BaseKernel.class.getDeclaredField("executionCount");
      field.setAccessible(true);
      return Optional.ofNullable(field.get(kernel)).map(Object::toString);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<BaseKernel> kernel() {
    try {
      return Optional.ofNullable(BaseKernel.notebookKernel());
    } catch (NullPointerException e) {
      return Optional.empty(); // the kernel's way to say that it does not run
    }
  }
}
