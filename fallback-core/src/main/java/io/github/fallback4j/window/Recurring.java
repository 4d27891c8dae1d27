package io.github.fallback4j.window;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.settings.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Periods of one length that start at the times of a cron expression. */
record Recurring(Cron cron, ZoneId zone, Duration length) implements Schedule {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  /** How far clocks are put forward; times in the skipped hour open later by as much. */
  private static final Duration GAP = Duration.ofHours(1);

  Recurring {
    Range.check("length", length, SHORTEST, LONGEST);
    Duration period = cron.period();
    if (length.compareTo(period) > 0) {
      throw new InvalidConfigurationException(
          "length is " + length + ", but cron opens the window again after " + period,
          "write a length of at most that, or a cron that opens it less often");
    }
  }

  @Override
  public Span at(Instant moment) {
    Instant from = firstAfter(moment.minus(length));
    return new Span(from, from.plus(length));
  }

  private Instant firstAfter(Instant moment) {
    LocalDateTime local = LocalDateTime.ofInstant(moment, zone).minus(GAP);
    Instant next;
    do {
      local = cron.next(local);
      next = local.atZone(zone).toInstant();
    } while (!next.isAfter(moment));
    return next;
  }
}
