package io.github.fallback4j.method;

import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

/** Awaits probes that return a {@code Mono}. Loaded only if there is one. */
final class PublishedProbe {
  private PublishedProbe() {}

  static CompletionStage<?> subscribe(Object mono) {
    return ((Mono<?>) mono).toFuture();
  }
}
