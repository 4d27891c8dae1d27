package io.github.fallback4j.benchmarks;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** Subscribes, and learns how it ended: with a value or empty. */
final class Ending implements CoreSubscriber<String> {
  private String how = "not at all";

  private Ending() {}

  static String of(Mono<String> answer) {
    Ending ending = new Ending();
    answer.subscribe(ending);
    return ending.how;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String value) {
    how = value;
  }

  @Override
  public void onError(Throwable thrown) {
    how = thrown.toString();
  }

  @Override
  public void onComplete() {
    if (!how.equals(Work.LIVE)) {
      how = Work.SUBSTITUTE;
    }
  }
}
