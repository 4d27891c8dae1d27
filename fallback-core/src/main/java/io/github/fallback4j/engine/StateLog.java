package io.github.fallback4j.engine;

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
import io.github.fallback4j.SourceState;
import io.github.fallback4j.window.Window;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what changed to the log, in a sentence an operator can act on. */
final class StateLog implements Consumer<FallbackEvent> {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.state");

  private final DependencyLog dependencies = new DependencyLog();
  private final LevelLog levels = new LevelLog();

  @Override
  public void accept(FallbackEvent event) {
    if (event instanceof StateChanged changed) {
      dependencies.log(changed);
    } else if (event instanceof RoutesChanged changed) {
      dependencies.log(changed);
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

  private static void append(StringBuilder text, String lead, @Nullable Object part) {
    if (part != null) {
      text.append(lead).append(part);
    }
  }
}
