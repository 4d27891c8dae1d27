package io.github.fallback4j.method;

import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

/** Loaded only where a probe returns a {@code Mono}. */
final class PublishedProbe {
  private PublishedProbe() {}

  static CompletionStage<?> subscribe(Object mono) {
    return ((Mono<?>) mono).toFuture();
  }
}
