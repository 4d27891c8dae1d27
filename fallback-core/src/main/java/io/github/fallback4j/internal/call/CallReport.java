package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DegradedAnswer;
import io.github.fallback4j.spi.CallOutcome;
import io.github.fallback4j.spi.DegradationSink;
import io.github.fallback4j.spi.ObservedCall;
import io.github.fallback4j.spi.Time;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A call that somebody observes. Its observers hear once how it ended for its caller; whatever
 * follows, as when an answer breaks off while it is consumed, is not told. Begun on the caller's
 * thread; any thread may end it.
 */
public final class CallReport {
  private final String dependency;
  private final Time time;
  private final List<CallObservation> observers;
  private final boolean[] inCohort;
  private final long start;
  private final AtomicBoolean told = new AtomicBoolean();

  CallReport(String dependency, Time time, List<CallObservation> observers) {
    this.dependency = dependency;
    this.time = time;
    this.observers = observers;
    this.inCohort = new boolean[observers.size()];
    for (int i = 0; i < inCohort.length; i++) {
      inCohort[i] = observers.get(i).holdsCaller();
    }
    this.start = time.nanos();
  }

  /** The caller has its answer. */
  void ended(CallOutcome outcome, Cause cause) {
    if (!told.compareAndSet(false, true)) {
      return;
    }
    long elapsed = time.nanos() - start;
    for (int i = 0; i < inCohort.length; i++) {
      observers
          .get(i)
          .tell(new ObservedCall(dependency, start, elapsed, outcome, cause, inCohort[i]));
    }
  }

  /** The caller has the dependency's own answer. */
  void live(CallEnd how) {
    ended(CallOutcome.LIVE, how == CallEnd.IN_TIME ? Cause.NONE : Cause.DEADLINE);
  }

  /** The caller has its answer; for a call that nobody may observe. */
  static void end(@Nullable CallReport report, CallOutcome outcome, Cause cause) {
    if (report != null) {
      report.ended(outcome, cause);
    }
  }

  /**
   * Has an answer that is not live heard here as well as by the request.
   *
   * @param report of the call; {@code null} if nobody observes it
   * @param request the sink of the request under way; {@code null} if there is none
   * @return the sink to tell; {@code null} if nobody is to hear
   */
  static @Nullable DegradationSink over(
      @Nullable CallReport report, @Nullable DegradationSink request) {
    return report == null ? request : new Sink(report, request);
  }

  /** Returns the report that a sink tells; {@code null} if it tells none. */
  static @Nullable CallReport of(@Nullable DegradationSink sink) {
    return sink instanceof Sink told ? told.report() : null;
  }

  private record Sink(CallReport report, @Nullable DegradationSink request)
      implements DegradationSink {

    @Override
    public void degraded(DegradedAnswer answer) {
      report.ended(outcome(answer.kind()), answer.why().cause());
      if (request != null) {
        request.degraded(answer);
      }
    }

    private static CallOutcome outcome(DegradedAnswer.Kind kind) {
      return switch (kind) {
        case STALE -> CallOutcome.STALE;
        case SUBSTITUTE -> CallOutcome.SUBSTITUTE;
        case EMPTY -> CallOutcome.EMPTY;
        case ERROR -> CallOutcome.ERROR;
      };
    }

    @Override
    public String toString() {
      return String.valueOf(request);
    }
  }
}
