package dev.rondo.jupyter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.ContentType;

/** A kernel without a front end: it keeps what it is asked to evaluate and to publish. */
final class FakeKernel extends BaseKernel {
  final List<String> evaluated = new ArrayList<>();
  final List<Object> published = new CopyOnWriteArrayList<>();
  RuntimeException refusal;
  private final Wires wires;

  FakeKernel() {
    this(new Wires());
  }

  private FakeKernel(Wires wires) {
    super(
        "fake",
        "1",
        new LanguageInfo("Java", "17", "text/x-java", ".jshell", "java", "java", ""),
        List.of(),
        null,
        wires,
        new CommManager(),
        new Renderer(),
        new MagicParser("(?<=(?:^|=))\\s*%", "%%", new MagicTranspiler()),
        new MagicsRegistry(),
        false,
        new StringStyler.Builder().build());
    this.wires = wires;
  }

  /** Makes this the kernel of the process, as its start does. */
  void start() {
    installNotebookKernel();
  }

  void stop() {
    uninstallNotebookKernel();
  }

  void beginCell() {
    executionCount.incrementAndGet();
    wires.attach(new Recorder(published));
  }

  void endCell() {
    wires.detach();
  }

  @Override
  public Object evalRaw(String source) {
    if (refusal != null) {
      throw refusal;
    }
    evaluated.add(source);
    return null;
  }

  @Override
  public DisplayData inspect(String code, int at, boolean extraDetail) {
    return new DisplayData(Map.of().toString());
  }

  @Override
  public ReplacementOptions complete(String code, int at) {
    return new ReplacementOptions(List.of(), at, at);
  }

  @Override
  public String isComplete(String code) {
    return IS_COMPLETE_YES;
  }

  private static final class Wires extends JupyterIO {
    private ShellReplyEnvironment cell;

    Wires() {
      super(StandardCharsets.UTF_8);
    }

    void attach(ShellReplyEnvironment environment) {
      cell = environment;
      setEnv(environment);
    }

    void detach() {
      retractEnv(cell);
    }
  }

  private static final class Recorder extends ShellReplyEnvironment {
    private final List<Object> published;

    Recorder(List<Object> published) {
      super(null, null, null, null);
      this.published = published;
    }

    @Override
    public <T extends ContentType<T>> void publish(T content) {
      published.add(content);
    }
  }
}
