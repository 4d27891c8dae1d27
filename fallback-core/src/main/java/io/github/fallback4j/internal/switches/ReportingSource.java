package io.github.fallback4j.internal.switches;

import io.github.fallback4j.SourceState.Status;
import io.github.fallback4j.internal.settings.Flags;
import io.github.fallback4j.internal.settings.Origin;
import io.github.fallback4j.internal.settings.Settings;
import io.github.fallback4j.internal.settings.Warnings;
import io.github.fallback4j.spi.OrderSnapshot;
import io.github.fallback4j.spi.OrderSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source that reports while the engine runs, and all it can do wrong: it may throw, report
 * nonsense, or after its end. Safe for use by many threads.
 */
final class ReportingSource implements OrderSource.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(ReportingSource.class);

  private final OrderSource source;
  private final FlagSource claims;
  private final Desk desk;
  private List<String> told = List.of();
  private volatile boolean closed;

  ReportingSource(OrderSource source, FlagSource claims, Desk desk) {
    this.source = source;
    this.claims = claims;
    this.desk = desk;
  }

  FlagSource claims() {
    return claims;
  }

  void start() {
    try {
      source.start(this);
    } catch (Exception | LinkageError thrown) {
      if (thrown instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      lost("it could not start: " + thrown);
    }
  }

  @Override
  public void changed(@Nullable OrderSnapshot snapshot) {
    if (snapshot == null) {
      invalid("it handed over null instead of a snapshot");
      return;
    }
    Settings settings = Settings.ofProperties(snapshot.values());
    desk.revise(() -> !closed && claims.say(claims.flags().next(settings, Origin.CONFIGURATION)));
    logWarnings(true);
  }

  @Override
  public void stale(String problem) {
    suffer(Status.STALE, problem);
  }

  @Override
  public void lost(String problem) {
    suffer(Status.LOST, problem);
  }

  @Override
  public void invalid(String problem) {
    suffer(Status.INVALID, problem);
  }

  private void suffer(Status trouble, @Nullable String problem) {
    desk.revise(
        () -> {
          if (!closed) {
            claims.suffer(trouble, problem == null ? "it did not say what is wrong" : problem);
          }
          return false;
        });
  }

  /** Takes note of the warnings there are when flags are judged: the engine logs them. */
  void judged() {
    logWarnings(false);
  }

  /** Each warning once, for as long as it is there. */
  private synchronized void logWarnings(boolean news) {
    Warnings warnings = desk.warnings();
    if (warnings != null && !closed) {
      List<String> now = among(warnings);
      now.stream().filter(each -> news && !told.contains(each)).forEach(LOG::error);
      told = now;
    }
  }

  /** What is wrong with what it asks for: a sentence each. */
  List<String> among(Warnings warnings) {
    Flags flags = claims.flags();
    List<String> all = new ArrayList<>(warnings.ofFlags(flags));
    all.addAll(warnings.ofSettings(flags.settings()));
    return all.stream().map(each -> "source '" + claims.name() + "': " + each).toList();
  }

  /** Ends it; what it reports from now on is ignored. */
  void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      source.close();
    } catch (RuntimeException | LinkageError thrown) {
      LOG.warn("Source '{}' could not be closed", claims.name(), thrown);
    }
  }
}
