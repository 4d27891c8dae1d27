package io.github.fallback4j.engine;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.FallbackEvent.LevelChanged;
import io.github.fallback4j.FallbackEvent.LevelExhausted;
import io.github.fallback4j.FallbackEvent.LevelOrderEnded;
import io.github.fallback4j.FallbackEvent.LevelOrdered;
import io.github.fallback4j.FallbackEvent.LevelRaisedInVain;
import io.github.fallback4j.FallbackEvent.OrderEnded;
import io.github.fallback4j.FallbackEvent.Ordered;
import io.github.fallback4j.FallbackEvent.RoutesChanged;
import io.github.fallback4j.FallbackEvent.SourceChanged;
import io.github.fallback4j.FallbackEvent.StateChanged;
import io.github.fallback4j.FallbackEvent.WindowClosed;
import io.github.fallback4j.FallbackEvent.WindowOpened;
import io.github.fallback4j.Order;
import io.github.fallback4j.Routes;
import io.github.fallback4j.SourceState;
import io.github.fallback4j.Status;
import io.github.fallback4j.window.Window;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Writes what changed to the log, in a sentence an operator can act on. */
final class StateLog implements Consumer<FallbackEvent> {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.state");

  private final LevelLog levels = new LevelLog();

  @Override
  public void accept(FallbackEvent event) {
    if (event instanceof StateChanged changed) {
      log(changed);
    } else if (event instanceof RoutesChanged changed) {
      log(changed);
    } else if (event instanceof LevelChanged changed) {
      levels.log(changed);
    } else if (event instanceof LevelExhausted exhausted) {
      levels.log(exhausted);
    } else if (event instanceof LevelRaisedInVain raised) {
      levels.log(raised);
    } else if (event instanceof WindowOpened opened) {
      log(opened);
    } else if (event instanceof WindowClosed closed) {
      LOG.info("Window '{}' is closed", closed.window().name());
    } else if (event instanceof Ordered given) {
      LOG.info("New order: {}, until {}", words(given.order()), given.until());
    } else if (event instanceof OrderEnded over) {
      LOG.info("{}: {}", over.expired() ? "Order expired" : "Order cleared", words(over.order()));
    } else if (event instanceof LevelOrdered given) {
      levels.log(given);
    } else if (event instanceof LevelOrderEnded over) {
      levels.log(over);
    } else if (event instanceof SourceChanged changed) {
      log(changed.after());
    }
  }

  private static void log(SourceState source) {
    String name = source.name();
    if (source.status() == SourceState.Status.OK) {
      LOG.info("Source of orders '{}' is available again", name);
      return;
    }
    LOG.warn(
        "Source of orders '{}' is {}: {}. {}",
        name,
        source.status().name().toLowerCase(Locale.ROOT),
        source.problem(),
        source.age() == null ? "It has ordered nothing yet" : "Its latest orders still hold");
  }

  private static String words(Order order) {
    StringBuilder words = new StringBuilder(order.mode().name().toLowerCase(Locale.ROOT));
    words.append(" for '").append(order.target()).append("' from ").append(order.source());
    append(words, " by ", order.by());
    append(words, ", ", order.reason());
    return words.toString();
  }

  private static void log(WindowOpened opened) {
    Window window = opened.window();
    LOG.info(
        "Window '{}' is open until {}: {}{}",
        window.name(),
        opened.until(),
        window.level() != null
            ? "level " + window.level()
            : "switches off " + String.join(", ", window.dependencies()),
        window.reason() == null ? "" : ", " + window.reason());
  }

  private static void log(StateChanged changed) {
    DependencyState after = changed.after();
    String status = after.status().name().toLowerCase(Locale.ROOT);
    if (after.cause() == Cause.NONE) {
      LOG.info("Dependency '{}' is {} again", changed.dependency(), status);
      return;
    }
    String why = why(after);
    if (after.status() == Status.DEGRADED && changed.before().status() != Status.DEGRADED) {
      LOG.warn("Dependency '{}' is {}: {}", changed.dependency(), status, why);
    } else {
      boolean levelMoves = after.cause() == Cause.LEVEL && changed.before().cause() == Cause.LEVEL;
      LOG.atLevel(levelMoves ? Level.DEBUG : Level.INFO)
          .log(
              "Dependency '{}' is {}, {} % of calls go through: {}",
              changed.dependency(), status, Math.round(after.admitted() * 100), why);
    }
  }

  private static void log(RoutesChanged changed) {
    Routes after = changed.after();
    boolean primary = after.standby().equals(changed.before().standby());
    DependencyState way = primary ? after.primary() : after.standby();
    LOG.atLevel(way.status() == Status.DEGRADED ? Level.WARN : Level.INFO)
        .log(
            "The {} of dependency '{}' is {}, {} % of calls use the standby{}",
            primary ? "primary" : "standby",
            changed.dependency(),
            way.status().name().toLowerCase(Locale.ROOT),
            Math.round(after.standbyShare() * 100),
            way.cause() == Cause.NONE ? "" : ": " + why(way));
  }

  private static String why(DependencyState state) {
    StringBuilder why =
        new StringBuilder(state.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    append(why, " from ", state.source());
    append(why, " by ", state.by());
    append(why, ", ", state.reason());
    append(why, ", until ", state.until());
    return why.toString();
  }

  private static void append(StringBuilder text, String lead, @Nullable Object part) {
    if (part != null) {
      text.append(lead).append(part);
    }
  }
}
