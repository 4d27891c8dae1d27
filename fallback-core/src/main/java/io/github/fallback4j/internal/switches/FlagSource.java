package io.github.fallback4j.internal.switches;

import io.github.fallback4j.FallbackEvent.SourceChanged;
import io.github.fallback4j.SourceState;
import io.github.fallback4j.SourceState.Status;
import io.github.fallback4j.internal.settings.Flags;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A source that says in flags what it asks for, and may be lost or damaged: then what it said last
 * still holds. Each change of its status leaves a record. Guarded by the switchboard's lock.
 */
final class FlagSource {
  /** A problem comes from outside: what is longer is cut. */
  private static final int LONGEST_PROBLEM = 300;

  private final ClaimSource source;
  private final Journal journal;
  private Claims claims = Claims.NONE;
  private volatile Flags flags = Flags.NONE;
  private Status status = Status.STALE;
  private @Nullable String problem = "it has not reported anything yet";
  private Instant since;
  private boolean reported;
  private @Nullable Long goodAt;

  /** Starts with nothing asked for. */
  FlagSource(ClaimSource source, Journal journal) {
    this.source = source;
    this.journal = journal;
    this.since = journal.time().now();
  }

  Rank rank() {
    return source.rank();
  }

  String name() {
    return source.name();
  }

  /** What it says now; may be asked without the lock. */
  Flags flags() {
    return flags;
  }

  /** Asks for this from now on, and for nothing else; returns whether that is something else. */
  boolean say(Flags next) {
    boolean other =
        !next.modes().equals(flags.modes())
            || !Objects.equals(next.level(), flags.level())
            || !Objects.equals(next.levelCap(), flags.levelCap());
    if (other) {
      claims = Claims.of(next, name(), claims, journal.time().now());
      source.claim(claims);
    }
    flags = next;
    if (next.malformed().isEmpty()) {
      goodAt = journal.time().nanos();
      stand(Status.OK, null);
    } else {
      stand(Status.INVALID, String.join("; ", next.malformed()));
    }
    return other;
  }

  /** Is in trouble, and asks for the same as before. */
  void suffer(Status trouble, String why) {
    stand(trouble, why);
  }

  /** That it is well when it is first heard is no news. */
  private void stand(Status next, @Nullable String why) {
    SourceState before = state();
    if (next != status) {
      status = next;
      since = journal.time().now();
    }
    problem = why == null ? null : clean(why);
    SourceState after = state();
    if (next != before.status() && (reported || next != Status.OK)) {
      journal.write((now, instance) -> new SourceChanged(now, instance, before, after));
    }
    reported = true;
  }

  private static String clean(String problem) {
    String line = problem.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST_PROBLEM ? line : line.substring(0, LONGEST_PROBLEM) + "…";
  }

  SourceState state() {
    Duration age = goodAt == null ? null : Duration.ofNanos(journal.time().nanos() - goodAt);
    return new SourceState(name(), status, since, age, problem);
  }
}
