package io.github.fallback4j.examples.plain;

import io.github.fallback4j.Order;
import io.github.fallback4j.engine.FallbackEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** Prints one ranking that is live, one whose service fails, and one that is switched off. */
public final class PlainApplication {
  private PlainApplication() {}

  /**
   * Runs the example program.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    try (FallbackEngine engine = FallbackEngine.builder().build()) {
      RankingService service = engine.protect(RankingService.class, new RemoteRankings());
      System.out.println("live: " + service.ranking("1a"));
      System.out.println("failed: " + service.ranking("unreachable"));
      engine
          .switchboard()
          .order(Order.off("ranking").lasting(Duration.ofMinutes(30)).because("maintenance"));
      System.out.println("switched off: " + service.ranking("1a"));
    }
  }

  private static final class RemoteRankings implements RankingService {
    @Override
    public List<String> ranking(String room) {
      if (room.equals("unreachable")) {
        throw new UncheckedIOException(new IOException("connection refused"));
      }
      return List.of("Aiko", "Ben");
    }
  }
}
