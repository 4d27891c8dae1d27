package io.github.fallback4j.engine;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.FallbackEvent.RoutesChanged;
import io.github.fallback4j.FallbackEvent.StateChanged;
import io.github.fallback4j.Status;
import io.github.fallback4j.internal.detection.Detector;
import io.github.fallback4j.internal.values.Values;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes to the log how dependencies and their routes change, in one line for each change a person
 * cares about. Where status, order and cause go on, a share that moves and a reason that is another
 * are written at debug level.
 */
final class DependencyLog {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.state");

  void log(StateChanged changed) {
    write(
        "Dependency '" + changed.dependency() + "'",
        changed.before(),
        changed.after(),
        share(changed.after()));
  }

  void log(RoutesChanged changed) {
    boolean primary = changed.after().standby().equals(changed.before().standby());
    write(
        "The %s of dependency '%s'"
            .formatted(primary ? "primary" : "standby", changed.dependency()),
        primary ? changed.before().primary() : changed.before().standby(),
        primary ? changed.after().primary() : changed.after().standby(),
        ", " + percent(changed.after().standbyShare()) + " of calls use the standby");
  }

  private static void write(
      String subject, DependencyState before, DependencyState after, String effect) {
    LOG.atLevel(level(before, after))
        .log("{} is {}{}", subject, status(after), explained(after, effect));
  }

  private static Level level(DependencyState before, DependencyState after) {
    if (goesOn(before, after)) {
      return Level.DEBUG;
    }
    boolean newlyDegraded = after.status() == Status.DEGRADED && before.status() != Status.DEGRADED;
    return newlyDegraded ? Level.WARN : Level.INFO;
  }

  private static boolean goesOn(DependencyState before, DependencyState after) {
    return before.status() == after.status()
        && before.mode() == after.mode()
        && before.cause() == after.cause()
        && Objects.equals(before.source(), after.source());
  }

  private static String status(DependencyState state) {
    String status = Values.word(state.status());
    return state.cause() == Cause.NONE ? status + " again" : status;
  }

  /** The cause was written when it began: a recovery only names it. */
  private static String explained(DependencyState state, String effect) {
    if (state.cause() == Cause.NONE) {
      return effect;
    }
    return state.status() == Status.RECOVERING
        ? " from " + cause(state) + effect
        : effect + ": " + why(state);
  }

  /** What calls meet, unless the status says it. */
  private static String share(DependencyState state) {
    boolean told =
        state.status() == Status.DEGRADED ? state.admitted() == 0 : state.admitted() == 1;
    return told ? "" : ", " + percent(state.admitted()) + " of calls go through";
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  private static String why(DependencyState state) {
    StringBuilder why = new StringBuilder(cause(state));
    if (!foundHere(state)) {
      append(why, " from ", state.source());
    }
    append(why, " by ", state.by());
    append(why, ", ", state.reason());
    append(why, ", until ", state.until());
    return why.toString();
  }

  /** Whether the source says no more than the cause: calls failed, or a level is ordered. */
  private static boolean foundHere(DependencyState state) {
    String source = String.valueOf(state.source());
    return source.startsWith(Detector.SOURCE) || source.equals(cause(state));
  }

  private static String cause(DependencyState state) {
    return Values.word(state.cause());
  }

  private static void append(StringBuilder text, String lead, @Nullable Object part) {
    if (part != null) {
      text.append(lead).append(part);
    }
  }
}
