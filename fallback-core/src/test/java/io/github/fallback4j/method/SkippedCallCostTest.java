package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.NonEssential;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A skipped call is the cheapest of all. */
class SkippedCallCostTest {
  private static final int CALLS = 100_000;

  /** The request, with compressed references or without. */
  private static final long BYTES = 64;

  static class Rankings {
    @NonEssential(value = "ranking", fallback = "none")
    public String ranking(String room, String year) {
      throw new IllegalStateException("skipped calls do not come here");
    }

    String none(String room, String year, Degradation why) {
      return room;
    }
  }

  @Test
  void skippedCall_allocatesItsRequestAndNothingElse() throws Throwable {
    PlanFixture fixture = new PlanFixture();
    Rankings rankings = new Rankings();
    MethodPlan plan = fixture.plan(rankings).method("ranking");
    fixture.off("ranking");
    Object[] args = {"7b", "2030"};
    Proceed proceed = () -> rankings.ranking("7b", "2030");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    skip(plan, rankings, args, proceed); // links the method handle

    long before = threads.getCurrentThreadAllocatedBytes();
    skip(plan, rankings, args, proceed);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated / CALLS).isLessThanOrEqualTo(BYTES);
  }

  private static void skip(MethodPlan plan, Object target, Object[] args, Proceed proceed)
      throws Throwable {
    for (int i = 0; i < CALLS; i++) {
      if (plan.invoke(target, args, proceed) != args[0]) {
        throw new AssertionError("not the fallback's answer");
      }
    }
  }
}
