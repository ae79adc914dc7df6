package dev.rondo.guarantee;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Says which seed the tests' order comes from, so that a failing order can be had again. */
public final class TellSeed implements TestExecutionListener {

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    String seed = System.getProperty("junit.jupiter.execution.order.random.seed");
    if (seed != null) {
      System.out.println(
          "The order of the tests is random; -Drondo.test.seed=" + seed + " repeats it");
    }
  }
}
