package io.github.fallback4j.spring.web;

import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What a page can be made without. */
public class Parts {

  @NonEssential(value = "ranking", fallback = "noRanking")
  public String ranking() {
    return "Ada, Bob";
  }

  String noRanking() {
    return "no ranking";
  }

  @NonEssential(value = "scores", fallback = "noScores")
  public CompletableFuture<String> scores() {
    return CompletableFuture.completedFuture("1, 2");
  }

  CompletableFuture<String> noScores() {
    return CompletableFuture.completedFuture("no scores");
  }

  /** Fails a little later, on another thread. */
  @NonEssential(value = "marks", fallback = "noMarks")
  public CompletableFuture<String> marks() {
    return CompletableFuture.supplyAsync(
        () -> {
          throw new IllegalStateException("down");
        },
        CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
  }

  CompletableFuture<String> noMarks() {
    return CompletableFuture.completedFuture("no marks");
  }

  @NonEssential("recommendations")
  @LastKnownGood(maxAge = "24h")
  public List<String> recommendations(String room) {
    return List.of("fractions");
  }
}
