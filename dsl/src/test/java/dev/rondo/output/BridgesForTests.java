package dev.rondo.output;

/** Bridges as they are found on a class path: one whose kernel is missing and one that works. */
public final class BridgesForTests {
  /** Whether the working bridge is attached for the running thread. */
  static final ThreadLocal<Boolean> ATTACHED = ThreadLocal.withInitial(() -> false);

  private BridgesForTests() {}

  /** Fails as a bridge does whose kernel's classes are not there. */
  public static final class WithoutItsKernel extends OfThread {
    /** Can be made; the kernel is missed at the first call. */
    public WithoutItsKernel() {}

    @Override
    public boolean isAttached() {
      throw new NoClassDefFoundError("some/kernel/BaseKernel");
    }
  }

  /** Attached where a test says so. */
  public static class OfThread implements NotebookOutput {
    /** A bridge that shows nothing. */
    public OfThread() {}

    @Override
    public boolean isAttached() {
      return ATTACHED.get();
    }

    @Override
    public DisplayHandle show(Rendering rendering) {
      return next -> {};
    }

    @Override
    public Object cell() {
      return 1;
    }
  }
}
