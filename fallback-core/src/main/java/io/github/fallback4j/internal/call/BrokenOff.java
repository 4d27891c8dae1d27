package io.github.fallback4j.internal.call;

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
  private @Nullable Throwable failure;

  BrokenOff(Guard guard, Route route, CallSite site, Request<A> request) {
    this.guard = guard;
    this.route = route;
    this.site = site;
    this.request = request;
    this.start = guard.surroundings().time().nanos();
  }

  @Override
  public A after(Throwable thrown) {
    if (LazyAnswer.isInterruption(thrown)) {
      throw guard.interrupted(thrown, null);
    }
    Throwable first = failure;
    return first == null ? first(thrown) : next(first, thrown);
  }

  private A first(Throwable thrown) {
    if (!site.passes(thrown)) { // else it was counted as a success when it was opened
      failure = thrown;
      route.brokenOff(start, CallResult.threw(site, thrown));
    }
    // What is remembered would repeat what the consumer has already.
    return guard.answerFailure(
        site.withoutMemory(), request, Presentation.plain(), thrown, false, null);
  }

  private A next(Throwable first, Throwable thrown) {
    if (thrown instanceof Error) {
      throw Sneaky.rethrow(thrown);
    }
    guard.chain().linkFailed(thrown);
    if (request.hasEmpty()) {
      return request.empty();
    }
    AnswerChain.suppress(first, thrown);
    throw Sneaky.rethrow(first);
  }
}
