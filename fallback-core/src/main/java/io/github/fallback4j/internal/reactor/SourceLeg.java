package io.github.fallback4j.internal.reactor;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.internal.call.CallEnd;
import io.github.fallback4j.internal.call.CallSite;
import io.github.fallback4j.internal.call.OpenCall;
import io.github.fallback4j.internal.call.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * What the dependency says, as long as it has its say. Its end and the deadline decide by
 * compare-and-set who ends it; a value that is on its way to the subscriber then is waited for:
 *
 * <pre>
 *   SILENT ⇄ SPEAKING ──────────→ OVER     it ended
 *     │          └→ INTERRUPTED ──↗        overdue: ends when the value is delivered
 *     └───────────────────────────↗        overdue
 * </pre>
 */
final class SourceLeg<T> extends Leg implements CoreSubscriber<T> {
  @SuppressWarnings("rawtypes")
  private static final AtomicReferenceFieldUpdater<SourceLeg, Phase> PHASE =
      AtomicReferenceFieldUpdater.newUpdater(SourceLeg.class, Phase.class, "phase");

  /** Longer answers are not remembered. */
  private static final int MOST_REMEMBERED = 1_000;

  private final NonEssentialSubscription<T> subscription;
  private final OpenCall call;
  private final Request<Publisher<T>> request;
  private final CoreSubscriber<? super T> actual;
  private final boolean single;
  private final CallSite site;

  private volatile Phase phase = Phase.SPEAKING;
  private long published; // touched by who speaks, then by who ended it
  private @Nullable List<T> values;

  private enum Phase {
    SILENT,
    SPEAKING,
    INTERRUPTED,
    OVER
  }

  SourceLeg(
      NonEssentialSubscription<T> subscription,
      OpenCall call,
      Request<Publisher<T>> request,
      CoreSubscriber<? super T> actual,
      NonEssentialPublisher<T> guarded) {
    super(0);
    this.subscription = subscription;
    this.call = call;
    this.request = request;
    this.actual = actual;
    this.single = guarded.single();
    this.site = guarded.site();
    this.values = single || guarded.site().memory() == null ? null : new ArrayList<>();
  }

  /** How many values the subscriber had of it; asked when it is over. */
  long published() {
    return published;
  }

  /**
   * Lets it speak, once its subscriber can hear.
   *
   * @return whether it has its say; if not, the deadline came first
   */
  boolean open() {
    return fallSilent();
  }

  /** Returns whether it may speak on; if not, it was interrupted and is over now. */
  private boolean fallSilent() {
    return PHASE.compareAndSet(this, Phase.SPEAKING, Phase.SILENT)
        || !PHASE.compareAndSet(this, Phase.INTERRUPTED, Phase.OVER);
  }

  @Override
  public Context currentContext() {
    return actual.currentContext();
  }

  @Override
  public void onSubscribe(Subscription upstream) {
    if (start(upstream)) {
      subscription.askNow();
    }
  }

  @Override
  public void onNext(T value) {
    if (single) {
      onOnly(value);
    } else if (PHASE.compareAndSet(this, Phase.SILENT, Phase.SPEAKING)) {
      publish(value);
      if (!fallSilent()) {
        subscription.overdue();
      }
    } else if (phase == Phase.SPEAKING) { // it answers a request made while it speaks
      publish(value);
    } else {
      Operators.onNextDropped(value, currentContext());
    }
  }

  private void publish(T value) {
    published++;
    if (values != null && values.size() == MOST_REMEMBERED) {
      values = null;
    }
    if (values != null) {
      values.add(value);
    }
    actual.onNext(value);
  }

  private void onOnly(T value) {
    if (!endHere()) {
      Operators.onNextDropped(value, currentContext());
      return;
    }
    Throwable fault = site.fault(value);
    if (fault != null) {
      failed(fault);
      return;
    }
    call.answered(request, value, call.end(null), true);
    actual.onNext(value);
    actual.onComplete();
  }

  @Override
  public void onComplete() {
    if (endHere()) {
      CallEnd end = call.end(null);
      call.answered(request, end == CallEnd.IN_TIME ? values : null, end, true);
      actual.onComplete();
    }
  }

  @Override
  public void onError(Throwable thrown) {
    if (!endHere()) {
      Operators.onErrorDropped(thrown, currentContext());
      return;
    }
    failed(thrown);
  }

  private void failed(Throwable thrown) {
    Degradation why = call.answerable(thrown, call.end(thrown));
    if (why == null) {
      actual.onError(thrown);
    } else {
      subscription.answerWithout(why);
    }
  }

  /** Has nothing that it still says heard: nobody listens any more. */
  void silence() {
    phase = Phase.OVER;
  }

  private boolean endHere() {
    return PHASE.getAndSet(this, Phase.OVER) != Phase.OVER;
  }

  /**
   * Ends it at the deadline, or as soon as a value is delivered that is on its way.
   *
   * @return whether it is over now, and its subscriber to be answered
   */
  boolean interrupt() {
    for (Phase seen = phase; seen == Phase.SILENT || seen == Phase.SPEAKING; seen = phase) {
      if (PHASE.compareAndSet(this, seen, seen == Phase.SILENT ? Phase.OVER : Phase.INTERRUPTED)) {
        return seen == Phase.SILENT;
      }
    }
    return false;
  }
}
