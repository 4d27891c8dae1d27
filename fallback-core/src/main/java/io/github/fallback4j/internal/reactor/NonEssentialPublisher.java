package io.github.fallback4j.internal.reactor;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.internal.call.CallEnd;
import io.github.fallback4j.internal.call.CallSite;
import io.github.fallback4j.internal.call.Guard;
import io.github.fallback4j.internal.call.OpenCall;
import io.github.fallback4j.internal.call.Request;
import io.github.fallback4j.spi.DegradationSink;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Operators;
import reactor.util.context.ContextView;

/**
 * Makes one guarded call for each subscription. A call that may not go is neither made nor is
 * anything of it subscribed to.
 *
 * @param guard guards the dependency
 * @param site where the calls are made from
 * @param requests the call of each subscription
 * @param single whether an answer is one value at most
 */
record NonEssentialPublisher<T>(
    Guard guard, CallSite site, Supplier<? extends Request<Publisher<T>>> requests, boolean single)
    implements Subscribable<T> {

  @Override
  public void subscribe(CoreSubscriber<? super T> actual) {
    Request<Publisher<T>> request = requests.get();
    OpenCall call = OpenCall.begin(guard, site, request);
    Degradation refusal = call.refusal();
    if (refusal != null) {
      instead(call, request, refusal, actual);
      return;
    }
    boolean elsewhere = guard.goesElsewhere();
    Publisher<T> source = null;
    try {
      source = elsewhere ? null : source(call, request);
    } catch (Throwable thrown) {
      failed(call, request, Exceptions.unwrap(thrown), actual);
      return;
    }
    NonEssentialSubscription<T> subscription =
        new NonEssentialSubscription<>(this, call, request, actual);
    if (!call.detach(subscription::deadline)) {
      call.abandon();
      instead(call, request, guard.degradation(Cause.DEADLINE, null), actual);
    } else if (source == null) {
      subscription.subscribeElsewhere();
    } else {
      subscription.subscribeTo(source);
    }
  }

  /** Makes the call, and requires that it returns a publisher. */
  Publisher<T> source(OpenCall call, Request<Publisher<T>> request) throws Throwable {
    return requirePublisher(call.make(request, PublisherShape.of(single)));
  }

  private void failed(
      OpenCall call,
      Request<Publisher<T>> request,
      Throwable thrown,
      CoreSubscriber<? super T> actual) {
    CallEnd end;
    try {
      end = call.endAtOnce(thrown);
    } catch (CallInterruptedException interrupted) {
      Operators.error(actual, interrupted);
      return;
    }
    Degradation why = call.answerable(thrown, end);
    Exceptions.throwIfFatal(thrown);
    offer(call, request);
    if (why == null) {
      Operators.error(actual, thrown);
    } else {
      instead(call, request, why, actual);
    }
  }

  /** Lets detection make the call again, if it may: as a stage, which it can wait for. */
  void offer(OpenCall call, Request<Publisher<T>> request) {
    call.offer(request, PublisherShape.of(single));
  }

  private void instead(
      OpenCall call,
      Request<Publisher<T>> request,
      Degradation why,
      CoreSubscriber<? super T> actual) {
    answer(request, why, call.sink(sink(actual)), site).subscribe(actual);
  }

  /**
   * What answers a call without its dependency; fails when subscribed to if nothing does.
   *
   * @param from where the call is made from, with what is remembered there or without
   */
  Publisher<T> answer(
      Request<Publisher<T>> request,
      Degradation why,
      @Nullable DegradationSink sink,
      CallSite from) {
    try {
      return guard
          .chain()
          .answer(
              from,
              request,
              new PublisherPresentation<T, Publisher<T>>(guard, request, single, sink),
              why,
              sink);
    } catch (Throwable thrown) {
      Exceptions.throwIfFatal(thrown);
      return subscriber -> Operators.error(subscriber, thrown);
    }
  }

  /** Of the request that is in the subscriber's context, else of the one bound to the thread. */
  @Nullable DegradationSink sink(CoreSubscriber<?> actual) {
    return sink(actual.currentContext());
  }

  /** Of the request that is in a subscriber's context, else of the one bound to the thread. */
  @Nullable DegradationSink sink(ContextView context) {
    DegradationSink inContext = context.getOrDefault(DegradationSink.class, (DegradationSink) null);
    return inContext == null ? guard.surroundings().sinks().current() : inContext;
  }

  Publisher<T> requirePublisher(@Nullable Publisher<T> source) {
    if (source == null) {
      throw new NullPointerException(
          "a call of dependency '" + guard.spec().id() + "' returned null instead of a publisher");
    }
    return source;
  }

  @Override
  public String toString() {
    return "guarded(" + guard.spec().id() + ")";
  }
}
