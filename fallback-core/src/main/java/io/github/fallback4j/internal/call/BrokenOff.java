package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import org.jspecify.annotations.Nullable;

/**
 * What follows when an answer of a non-essential dependency breaks off while it is consumed: that
 * counts as a failure of the dependency, and its fallback goes on. If that breaks off too, its
 * empty value ends the answer, or else the first failure reaches the consumer.
 */
final class BrokenOff<A> implements LazyAnswer.Sequel<A> {
  private final Guard guard;
  private final Route route;
  private final CallSite site;
  private final Request<A> request;
  private final long start;
  private @Nullable Degradation why;

  BrokenOff(Guard guard, Route route, CallSite site, Request<A> request) {
    this.guard = guard;
    this.route = route;
    this.site = site;
    this.request = request;
    this.start = guard.surroundings().time().nanos();
  }

  @Override
  public A after(Throwable thrown) {
    if (thrown instanceof CallInterruptedException || thrown instanceof Error) {
      throw Sneaky.rethrow(thrown);
    }
    Degradation before = why;
    return before == null ? first(thrown) : next(before, thrown);
  }

  private A first(Throwable thrown) {
    if (!site.passes(thrown)) {
      long elapsed = guard.surroundings().time().nanos() - start;
      guard.recordFailure(route, site, thrown, start, elapsed);
      why = guard.degradation(Cause.FAILURE, thrown);
    }
    // What is remembered would repeat what the consumer has already; streams are not.
    return guard.answerFailure(site.withoutMemory(), request, Presentation.plain(), thrown, false);
  }

  private A next(Degradation before, Throwable thrown) {
    guard.chain().linkFailed(thrown);
    if (request.hasEmpty()) {
      return request.empty();
    }
    Throwable end = before.failure() == null ? guard.chain().ended(before) : before.failure();
    AnswerChain.suppress(end, thrown);
    throw Sneaky.rethrow(end);
  }
}
