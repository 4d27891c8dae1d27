package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.DegradedAnswer;
import io.github.fallback4j.internal.log.WarnOnce;
import io.github.fallback4j.spi.CallOutcome;
import io.github.fallback4j.spi.DegradationSink;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers calls their dependency did not: last known good, then the fallback, then the empty value.
 * A link that throws is counted and the next is tried. The request under way hears of each answer.
 * Safe for use by many threads.
 */
public final class AnswerChain {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.fallback");

  private static final int MOST_SUPPRESSED = 10;

  private final String dependency;
  private final CallStatistics statistics;
  private final DegradationSinks sinks;
  private final WarnOnce failures = new WarnOnce(LOG);

  AnswerChain(String dependency, CallStatistics statistics, DegradationSinks sinks) {
    this.dependency = dependency;
    this.statistics = statistics;
    this.sinks = sinks;
  }

  /**
   * Answers a call that has no answer of its own.
   *
   * @param site where the call was made from
   * @param request what there is to answer with
   * @param as how the answer is handed over
   * @param why the call has no answer of its own
   * @param sink hears of it; {@code null} if nobody does
   * @param <T> type of the answer
   * @param <R> what the caller gets
   */
  public <T extends @Nullable Object, R extends @Nullable Object> R answer(
      CallSite site,
      Request<T> request,
      Presentation<T, R> as,
      Degradation why,
      @Nullable DegradationSink sink) {
    if (site.deferring()) {
      throw Sneaky.rethrow(new Unanswered(site, why, CallReport.of(sink)));
    }
    @Nullable Throwable end = Ending.failure(why);
    Memory memory = site.memory();
    if (memory != null) {
      try {
        Object key = request.key();
        Memory.Remembered known = key == null ? null : memory.recall(key);
        if (known != null) {
          @SuppressWarnings("unchecked") // one call site remembers answers of its own type only
          T value = (T) known.value();
          Duration age = memory.age(known);
          R answer = as.stale(value, age, why);
          answered(CallOutcome.STALE, DegradedAnswer.Kind.STALE, age, why, sink);
          return answer;
        }
      } catch (Throwable broken) {
        end = broken(why, end == null ? as.unanswered(why) : end, broken, sink);
      }
    }
    if (request.hasSubstitute()) {
      try {
        T value = request.substitute(why);
        if (as.isPending(value)) {
          return as.pending(value, why);
        }
        substituted(why, sink);
        return as.substitute(value, why);
      } catch (Throwable broken) {
        if (chosen(site, why, broken)) {
          unanswered(why, sink);
          throw Sneaky.rethrow(broken);
        }
        end = broken(why, end == null ? as.unanswered(why) : end, broken, sink);
      }
    }
    if (request.hasEmpty()) {
      T value = request.empty();
      emptied(why, sink);
      return as.empty(value, why);
    }
    unanswered(why, sink);
    throw Sneaky.rethrow(end == null ? as.unanswered(why) : end);
  }

  /** Answers a skipped call that has nothing but its fallback. Allocates nothing. */
  <T extends @Nullable Object> T substitute(
      CallSite site, Supplier<? extends T> fallback, Degradation why) {
    DegradationSink sink = sinks.current();
    T value;
    try {
      value = fallback.get();
    } catch (Throwable broken) {
      Throwable end =
          chosen(site, why, broken) ? broken : broken(why, Ending.now(why), broken, sink);
      unanswered(why, sink);
      throw Sneaky.rethrow(end);
    }
    substituted(why, sink);
    return value;
  }

  /** Whether the fallback means its caller to get what it threw, so that no link failed. */
  private static boolean chosen(CallSite site, Degradation why, Throwable thrown) {
    boolean again = thrown == why.failure() && !Interruption.isOne(thrown);
    return (again && !(thrown instanceof Error)) || site.passes(thrown);
  }

  /** Remembers an answer; a key that cannot be had or used takes no answer from its caller. */
  void remember(CallSite site, Request<?> request, @Nullable Object value) {
    Memory memory = site.memory();
    if (memory != null) {
      try {
        Object key = request.key();
        if (key != null) {
          memory.remember(key, value);
        }
      } catch (RuntimeException broken) {
        linkFailed(broken);
      }
    }
  }

  /** Counts an answer that is not the dependency's own, and tells the request of it. */
  private void answered(
      CallOutcome outcome,
      DegradedAnswer.Kind kind,
      @Nullable Duration age,
      Degradation why,
      @Nullable DegradationSink sink) {
    statistics.count(outcome, why.cause());
    sinks.tell(sink, kind, age, why);
  }

  /** Takes note that the fallback answered. */
  public void substituted(Degradation why, @Nullable DegradationSink sink) {
    answered(CallOutcome.SUBSTITUTE, DegradedAnswer.Kind.SUBSTITUTE, null, why, sink);
  }

  /** Takes note that the empty value is the answer. */
  public void emptied(Degradation why, @Nullable DegradationSink sink) {
    answered(CallOutcome.EMPTY, DegradedAnswer.Kind.EMPTY, null, why, sink);
  }

  /** Takes note that nothing answers. */
  public void unanswered(Degradation why, @Nullable DegradationSink sink) {
    answered(CallOutcome.ERROR, DegradedAnswer.Kind.ERROR, null, why, sink);
  }

  /**
   * Takes note of a link that threw.
   *
   * @param end what the caller gets if no other link answers
   * @return the same, with what the link threw added
   */
  private Throwable broken(
      Degradation why, Throwable end, Throwable thrown, @Nullable DegradationSink sink) {
    if (thrown instanceof Error) {
      unanswered(why, sink);
      throw Sneaky.rethrow(thrown);
    }
    if (thrown != why.failure() && Interruption.isOfThisThread(thrown)) {
      unanswered(why, sink);
      Thread.currentThread().interrupt();
      throw thrown instanceof CallInterruptedException already
          ? already
          : new CallInterruptedException(dependency, thrown);
    }
    linkFailed(thrown);
    suppress(end, thrown);
    return end;
  }

  /** Adds what a link threw to what the caller gets; bounded, as some failures are used again. */
  public static void suppress(Throwable end, Throwable thrown) {
    if (end != thrown && end.getSuppressed().length < MOST_SUPPRESSED) {
      end.addSuppressed(thrown);
    }
  }

  /** Takes note of a link that failed after it was handed over. */
  public void linkFailed(Throwable thrown) {
    statistics.chainFailed();
    failures.log("A fallback of dependency '{}' failed", dependency, thrown);
  }

  /** Ends an overdue or skipped call that nothing can be asked to answer. */
  Throwable giveUp(Degradation why, @Nullable DegradationSink sink) {
    unanswered(why, sink);
    return Ending.later(why);
  }
}
