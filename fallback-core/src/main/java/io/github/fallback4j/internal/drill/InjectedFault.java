package io.github.fallback4j.internal.drill;

import io.github.fallback4j.internal.verdict.CallEffect;
import io.github.fallback4j.spi.CallFault;
import io.github.fallback4j.spi.Callers;
import io.github.fallback4j.spi.FaultLease;
import io.github.fallback4j.spi.Time;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A fault that acts. Whoever looks at it first after its end ends it: a call that meets it, its
 * holder, or the timer, which looks when it may be over. Safe for use by many threads.
 */
public final class InjectedFault implements FaultLease, CallEffect {
  private final CallFault fault;
  private final Callers callers;
  private final Time time;
  private final Executor executor;
  private final Consumer<InjectedFault> whenEnded;
  private final FaultTerm term;
  private final Waits waits;
  private final AtomicReference<@Nullable End> end = new AtomicReference<>();
  private final AtomicReference<@Nullable Instant> firstMet = new AtomicReference<>();
  private final LongAdder met = new LongAdder();
  private volatile Runnable nextLook = () -> {}; // cancels it

  /**
   * Begins to act on the calls that meet it.
   *
   * @param fault what to do, for how long
   * @param callers know whose calls they are
   * @param time says when it is over
   * @param executor completes the answers of calls that answer later
   * @param whenEnded hears of it once, when it acts no more
   */
  public InjectedFault(
      CallFault fault,
      Callers callers,
      Time time,
      Executor executor,
      Consumer<InjectedFault> whenEnded) {
    this.fault = fault;
    this.callers = callers;
    this.time = time;
    this.executor = executor;
    this.whenEnded = whenEnded;
    this.term = new FaultTerm(fault, time);
    this.waits = new Waits(time);
    lookLater();
  }

  private void lookLater() {
    nextLook =
        time.schedule(
            term.left(),
            () -> {
              if (end() == null) {
                lookLater();
              }
            });
  }

  @Override
  public CallFault fault() {
    return fault;
  }

  @Override
  public boolean beat() {
    if (end() != null) {
      return false;
    }
    term.beat();
    return true;
  }

  @Override
  public @Nullable End end() {
    End known = end.get();
    if (known != null) {
      return known;
    }
    End over = term.over();
    return over == null ? null : endWith(over);
  }

  private @Nullable End endWith(End why) {
    if (end.compareAndSet(null, why)) {
      nextLook.run();
      waits.end();
      whenEnded.accept(this);
    }
    return end.get();
  }

  @Override
  public void close() {
    endWith(End.CLOSED);
  }

  @Override
  public long met() {
    return met.sum();
  }

  @Override
  public @Nullable Instant firstMet() {
    return firstMet.get();
  }

  /** How many calls it keeps waiting. */
  int waiting() {
    return waits.count();
  }

  @Override
  public @Nullable Meeting meet() {
    if (end() != null || !acts() || !callers.isIn(fault.cohort())) {
      return null;
    }
    met.increment();
    if (firstMet.get() == null) {
      firstMet.compareAndSet(null, time.now());
    }
    return new FaultMeeting(fault, waits, executor);
  }

  /** Whether it does something just now. */
  private boolean acts() {
    return switch (fault.fault()) {
      case OFF -> false;
      case ERROR, SLOW, HANG, MALFORMED -> true;
      case FLAPPING -> term.bad(fault);
    };
  }

  @Override
  public String toString() {
    return fault.toString();
  }
}
