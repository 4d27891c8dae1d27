package io.github.fallback4j.window;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.settings.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/** Periods of one length that start at the times of a cron expression. */
record Recurring(Cron cron, ZoneId zone, Duration length) implements Schedule {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  /** How far clocks are put forward; times in the skipped hour open later by as much. */
  private static final Duration GAP = Duration.ofHours(1);

  /** How far clocks are put back at most. */
  private static final Duration LONGEST_OVERLAP = Duration.ofHours(3);

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
    Instant repeated = firstRepeatedAfter(moment);
    return repeated != null && repeated.isBefore(next) ? repeated : next;
  }

  /**
   * The first time after a moment in the hour that comes a second time when clocks are put back,
   * where the expression goes on through that hour; {@code null} if there is none.
   */
  private @Nullable Instant firstRepeatedAfter(Instant moment) {
    ZoneOffsetTransition change = zone.getRules().nextTransition(moment.minus(LONGEST_OVERLAP));
    if (change == null || !change.isOverlap()) {
      return null;
    }
    LocalDateTime from = change.getDateTimeAfter().minusSeconds(1);
    LocalDateTime local = LocalDateTime.ofInstant(moment, change.getOffsetAfter());
    LocalDateTime next = cron.next(local.isAfter(from) ? local : from);
    return next.isBefore(change.getDateTimeBefore()) && cron.goesOnThrough(next.getHour())
        ? next.toInstant(change.getOffsetAfter())
        : null;
  }
}
