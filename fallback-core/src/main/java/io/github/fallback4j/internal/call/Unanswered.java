package io.github.fallback4j.internal.call;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.spi.DegradationSink;
import org.jspecify.annotations.Nullable;

/**
 * Says that a call has no answer of its dependency, to {@link OuterAnswer}, which asks the chain.
 * Whatever stands in between sees a failed call, and so keeps no answer of the chain. Immutable,
 * and without a stack trace.
 */
public final class Unanswered extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int DEEPEST = 10;

  private final transient Degradation why;
  private final transient CallSite site;
  private final transient @Nullable CallReport report;

  Unanswered(CallSite site, Degradation why, @Nullable CallReport report) {
    super("dependency '" + why.dependency() + "' did not answer", why.failure(), false, false);
    this.site = site;
    this.why = why;
    this.report = report;
  }

  /**
   * Finds it in what a call threw, which may have been wrapped on the way.
   *
   * @return {@code null} if there is none
   */
  public static @Nullable Unanswered in(Throwable thrown) {
    Throwable each = thrown;
    for (int depth = 0; each != null && depth < DEEPEST; depth++) {
      if (each instanceof Unanswered found) {
        return found;
      }
      each = each.getCause();
    }
    return null;
  }

  /** Why the dependency did not answer. */
  public Degradation why() {
    return why;
  }

  /**
   * Where the call was made from, for asking the chain.
   *
   * @param outer where the answer is wanted
   * @return without memory if its caller had a part of the answer already
   */
  public CallSite site(CallSite outer) {
    return site.memory() == null && outer.memory() != null ? outer.withoutMemory() : outer;
  }

  /**
   * Who hears of the answer.
   *
   * @param request the sink of the caller's request; {@code null} if there is none
   * @return {@code null} for nobody
   */
  public @Nullable DegradationSink sink(@Nullable DegradationSink request) {
    return CallReport.over(report, request);
  }
}
