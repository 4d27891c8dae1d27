package io.github.fallback4j.internal.reactor;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.internal.call.CallSite;
import io.github.fallback4j.internal.call.Offload;
import io.github.fallback4j.internal.call.OpenCall;
import io.github.fallback4j.internal.call.Request;
import io.github.fallback4j.spi.DegradationSink;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.Scannable;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Schedulers;

/**
 * One call as its subscriber sees it: first the source speaks, then, if it must, what answers
 * instead. What was asked for and not had goes over from one to the other.
 *
 * @param <T> type of the values
 */
final class NonEssentialSubscription<T> implements Subscription, Scannable {
  @SuppressWarnings("rawtypes")
  private static final AtomicLongFieldUpdater<NonEssentialSubscription> ASKED =
      AtomicLongFieldUpdater.newUpdater(NonEssentialSubscription.class, "asked");

  private final NonEssentialPublisher<T> guarded;
  private final OpenCall call;
  private final Request<Publisher<T>> request;
  private final CoreSubscriber<? super T> actual;
  private final SourceLeg<T> source;
  private final @Nullable DegradationSink sink;
  private final Callable<Boolean> answering;

  private volatile long asked;
  private volatile Leg leg;
  private volatile boolean cancelled;

  /** Set before the fallback is asked, by who asks it. */
  private @Nullable Degradation why;

  NonEssentialSubscription(
      NonEssentialPublisher<T> guarded,
      OpenCall call,
      Request<Publisher<T>> request,
      CoreSubscriber<? super T> actual) {
    this.guarded = guarded;
    this.call = call;
    this.request = request;
    this.actual = actual;
    this.source = new SourceLeg<>(this, call, request, actual, guarded);
    this.leg = source;
    this.sink = call.sink(guarded.sink(actual));
    this.answering = guarded.guard().inContext(this::answer);
  }

  void subscribeTo(Publisher<T> publisher) {
    actual.onSubscribe(this);
    if (!source.open()) {
      overdue();
    } else if (!cancelled) {
      publisher.subscribe(source);
    }
  }

  /** Has another thread make the call and subscribe, in the caller's context. */
  void subscribeElsewhere() {
    actual.onSubscribe(this);
    if (!source.open()) {
      overdue();
      return;
    }
    Offload offload = guarded.guard().surroundings().offload();
    Callable<Boolean> making = guarded.guard().inContext(this::make);
    Runnable work =
        () -> {
          try {
            making.call();
          } catch (Throwable thrown) {
            source.onError(Exceptions.unwrap(thrown));
          }
        };
    try {
      offload.begin(work);
    } catch (RejectedExecutionException refused) {
      if (offload.closing()) {
        work.run();
      } else {
        source.silence();
        call.abandon();
        answerWithout(guarded.guard().refused());
      }
    } catch (Throwable noThread) {
      source.onError(noThread);
    }
  }

  private boolean make() {
    try {
      Publisher<T> publisher = guarded.source(call, request);
      if (!cancelled) {
        publisher.subscribe(source);
      }
    } catch (Throwable thrown) {
      source.onError(Exceptions.unwrap(thrown));
    }
    return true;
  }

  @Override
  public void request(long n) {
    if (Operators.validate(n)) {
      Operators.addCap(ASKED, this, n);
      askNow();
    }
  }

  /**
   * Asks who speaks now for what was asked in all. Whoever changes either looks at the other
   * afterwards, so nothing is lost.
   */
  void askNow() {
    leg.askUpTo(asked);
  }

  @Override
  public void cancel() {
    cancelled = true;
    source.silence();
    leg.stop();
    source.stop();
    call.abandon();
  }

  /** The deadline is over. On the watch's thread, which must not run what subscribers do. */
  void deadline() {
    if (!source.interrupt()) {
      return;
    }
    try {
      guarded.guard().surroundings().offload().execute(this::overdue);
    } catch (Throwable noThread) { // every one is busy, or none to be had
      Schedulers.parallel().schedule(this::overdue);
    }
  }

  /** Ends the call at its deadline, and answers. */
  void overdue() {
    source.stop();
    call.abandon();
    answerWithout(guarded.guard().degradation(Cause.DEADLINE, null));
  }

  void answerWithout(Degradation reason) {
    if (cancelled) {
      return;
    }
    why = reason;
    try {
      answering.call();
    } catch (Exception broken) { // a carrier; what answers fails as a signal
      if (leg == source) {
        actual.onError(broken);
      } else {
        Operators.onErrorDropped(broken, actual.currentContext());
      }
    }
  }

  private boolean answer() {
    guarded.offer(call, request);
    long published = source.published();
    Publisher<T> instead =
        guarded.answer(request, Objects.requireNonNull(why), sink, site(published));
    FallbackLeg<T> fallback = new FallbackLeg<>(this, actual, published);
    leg = fallback;
    if (cancelled) {
      fallback.stop();
    } else {
      instead.subscribe(fallback);
    }
    return true;
  }

  /** To repeat what was remembered would repeat what the subscriber has already. */
  private CallSite site(long published) {
    CallSite site = guarded.site();
    return published == 0 || site.memory() == null ? site : site.withoutMemory();
  }

  @Override
  @SuppressWarnings("rawtypes") // as it is declared
  public @Nullable Object scanUnsafe(Attr key) {
    if (key == Attr.ACTUAL) {
      return actual;
    }
    if (key == Attr.PARENT) {
      return leg.upstream();
    }
    if (key == Attr.CANCELLED) {
      return cancelled;
    }
    if (key == Attr.RUN_STYLE) {
      return Attr.RunStyle.ASYNC;
    }
    return key == Attr.REQUESTED_FROM_DOWNSTREAM ? asked : null;
  }

  @Override
  public String stepName() {
    return guarded.toString();
  }
}
