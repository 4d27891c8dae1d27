package io.github.fallback4j.engine;

import io.github.fallback4j.FallbackEvent.LevelChanged;
import io.github.fallback4j.FallbackEvent.LevelExhausted;
import io.github.fallback4j.FallbackEvent.LevelOrderEnded;
import io.github.fallback4j.FallbackEvent.LevelOrdered;
import io.github.fallback4j.FallbackEvent.LevelRaisedInVain;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.LevelState;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes to the log what the level does. One that is found by itself moves all the time: it is
 * written when it leaves 0, crosses a whole level, has moved by a quarter, or is 0 again. Called by
 * one thread at a time.
 */
final class LevelLog {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.state");
  private static final double QUARTER = 0.25;

  private double written;

  void log(LevelChanged changed) {
    LevelState before = changed.before();
    LevelState after = changed.after();
    boolean found = LevelState.CONTROLLER.equals(after.source());
    boolean rises = found && before.value() == 0;
    LOG.atLevel(rises ? Level.WARN : isNews(before, after) ? Level.INFO : Level.DEBUG)
        .log("The level is {}: {}", number(after.value()), why(after));
    if (rises || isNews(before, after)) {
      written = after.value();
    }
  }

  private boolean isNews(LevelState before, LevelState after) {
    boolean byItself =
        Objects.equals(before.source(), after.source())
            && Objects.equals(before.since(), after.since());
    return !byItself
        || Math.abs(after.value() - written) >= QUARTER
        || Math.floor(after.value()) != Math.floor(written);
  }

  void log(LevelOrdered given) {
    LOG.info("Level ordered: {}, until {}", words(given.order()), given.until());
  }

  void log(LevelOrderEnded over) {
    LOG.info(
        "{}: {}",
        over.expired() ? "Order for the level has ended" : "Order for the level is undone",
        words(over.order()));
  }

  private static String words(LevelOrder order) {
    StringBuilder words = new StringBuilder(order.bound().name().toLowerCase(Locale.ROOT));
    words.append(' ').append(order.level()).append(" from ").append(order.source());
    if (order.by() != null) {
      words.append(" by ").append(order.by());
    }
    if (order.reason() != null) {
      words.append(", ").append(order.reason());
    }
    return words.toString();
  }

  void log(LevelExhausted exhausted) {
    LOG.warn(
        "The level is {}, and the overload continues: {}. Nothing is left to drop; add capacity for"
            + " essential calls",
        number(exhausted.level().value()),
        why(exhausted.level()));
  }

  void log(LevelRaisedInVain raised) {
    LOG.warn(
        "The level rose from {} to {}, but the overload continues: the dropped calls are not the"
            + " cause of the load",
        number(raised.from()),
        number(raised.to()));
  }

  private static String why(LevelState level) {
    if (level.source() == null) {
      return "nothing is dropped";
    }
    StringBuilder why = new StringBuilder("by ").append(level.source());
    if (level.by() != null) {
      why.append(", ").append(level.by());
    }
    if (level.reason() != null) {
      why.append(", ").append(level.reason());
    }
    if (level.until() != null) {
      why.append(", until ").append(level.until());
    }
    return why.toString();
  }

  private static String number(double level) {
    return String.format(Locale.ROOT, "%.2f", level);
  }
}
