package io.github.fallback4j.internal.switches;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.LevelState;
import io.github.fallback4j.Order;
import io.github.fallback4j.OrderReceipt;
import io.github.fallback4j.SourceState;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.internal.settings.Origin;
import io.github.fallback4j.internal.settings.Settings;
import io.github.fallback4j.internal.settings.Target;
import io.github.fallback4j.internal.settings.Warnings;
import io.github.fallback4j.internal.verdict.Outbox;
import io.github.fallback4j.internal.verdict.Ruling;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.OrderSource;
import io.github.fallback4j.spi.Time;
import io.github.fallback4j.window.Window;
import io.github.fallback4j.window.WindowState;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The switchboard of one engine. Everything that asks for something is one list of sources: people
 * and windows, which are looked after here, and those outside. Whenever one asks for something
 * else, all are ranked again. Safe for use by many threads.
 *
 * <p>One lock guards everything here, and standings are changed under it, so that of two orders the
 * later one rules last. A standing never calls back under its own lock, and what there is to tell
 * waits in the outbox until this lock is free: no listener and no source runs under it.
 */
public final class SwitchboardEngine implements Switchboard {
  private final Object lock = new Object();
  private final Time time;
  private final Outbox outbox;
  private final Windows windows;
  private final ClaimSource opened;
  private final OutsideSources outside;
  private final Ranking ranking;
  private final People people;
  private final Diagnosis diagnosis;
  private boolean begun;
  private volatile boolean judged;

  /**
   * Creates a switchboard without dependencies.
   *
   * @param settings what environment and configuration say
   * @param windows the prepared ones
   * @param time tells the time and ends what has an end
   * @param instance names the engine in events
   * @param outbox the one the standings tell through
   * @param events hears of orders, levels and sources, outside any lock; must not throw
   */
  public SwitchboardEngine(
      Settings settings,
      List<Window> windows,
      Time time,
      String instance,
      Outbox outbox,
      Consumer<? super FallbackEvent> events) {
    this.time = time;
    this.outbox = outbox;
    Journal journal = new Journal(time, instance, event -> outbox.put(() -> events.accept(event)));
    ClaimSources sources = new ClaimSources();
    this.windows = new Windows(windows, time.now(), journal);
    this.opened = sources.add(Rank.WINDOWS, "windows");
    this.opened.claim(this.windows.claims());
    this.outside = new OutsideSources(sources, journal, new SourcesDesk());
    this.outside.add(Rank.ENVIRONMENT, settings, Origin.ENVIRONMENT);
    this.outside.add(Rank.CONFIGURATION, settings, Origin.CONFIGURATION);
    this.ranking = new Ranking(sources, journal);
    this.diagnosis = new Diagnosis(settings, outside, this.windows, this::known);
    this.people =
        new People(
            sources.add(Rank.PEOPLE, "people"),
            ranking,
            journal,
            edit -> change(edit::getAsBoolean));
  }

  /**
   * Adds a source that reports while the engine runs, and starts it.
   *
   * @param rank where it ranks; one rank holds many
   * @param source the source
   * @throws InvalidConfigurationException if its name is malformed, or another's
   */
  public void add(Rank rank, OrderSource source) {
    String name = OutsideSources.name(rank, source);
    change(() -> outside.add(rank, name, source)).start();
  }

  /** Ends the sources that report. */
  public void close() {
    outside.close();
  }

  /** From now on windows open and close. Those open already are recorded. */
  public void begin() {
    change(
        () -> {
          if (!begun && !windows.all().isEmpty()) {
            begun = true;
            windows.announce();
            lookAtWindows();
          }
          return begun;
        });
  }

  /**
   * Judges the flags by the dependencies there are. From now on it is logged what is wrong with
   * what sources report.
   *
   * @return what is wrong now, a sentence each
   */
  public List<String> judge() {
    judged = true;
    outside.judged();
    return warnings();
  }

  /**
   * What orders a dependency that is about to be registered: its standing starts under it.
   *
   * @param spec the dependency
   */
  public Ruling initialRuling(DependencySpec spec) {
    synchronized (lock) {
      outside.learn(spec.id());
      return ranking.initialRuling(spec);
    }
  }

  /**
   * Takes a dependency in: from now on its standing follows orders and level.
   *
   * @param spec the dependency
   * @param standing starts under {@link #initialRuling}
   * @throws InvalidConfigurationException if its id differs from another's in dashes only
   */
  public void register(DependencySpec spec, Standing standing) {
    change(
        () -> {
          ranking.register(spec, standing);
          return true;
        });
  }

  @Override
  public OrderReceipt order(Order order) {
    return change(() -> people.order(order));
  }

  @Override
  public void order(LevelOrder order) {
    change(
        () -> {
          people.order(order);
          return true;
        });
  }

  @Override
  public boolean clear(String target) {
    return change(() -> people.clear(Target.parse(target)));
  }

  @Override
  public boolean clearLevel() {
    return change(people::clearLevel);
  }

  /**
   * Takes over the level that an overload was found to need. It holds as far as floor and cap let
   * it.
   *
   * @param level 0 to 3
   * @param reason what was found
   */
  public void found(double level, String reason) {
    change(
        () -> {
          ranking.found(level, reason);
          return true;
        });
  }

  /** Ends what people ordered, and forgets the level that was found. */
  public void reset() {
    change(
        () -> {
          ranking.found(0, null);
          return people.clearAll();
        });
  }

  @Override
  public LevelState level() {
    synchronized (lock) {
      return ranking.level();
    }
  }

  @Override
  public List<Explanation> explain(String id) {
    synchronized (lock) {
      return ranking.explain(id);
    }
  }

  @Override
  public List<String> covered(String target) {
    synchronized (lock) {
      return ranking.covered(Target.parse(target)).stream().map(m -> m.spec().id()).toList();
    }
  }

  @Override
  public List<String> warnings() {
    return diagnosis.warnings();
  }

  /**
   * Adds what else can be wrong, for {@link #warnings()}.
   *
   * @param more asked outside any lock; a sentence each
   */
  public void warnings(Supplier<List<String>> more) {
    diagnosis.add(more);
  }

  private List<DependencySpec> known() {
    synchronized (lock) {
      return ranking.all().stream().map(SwitchedDependency::spec).toList();
    }
  }

  @Override
  public List<SourceState> sources() {
    synchronized (lock) {
      return outside.states();
    }
  }

  @Override
  public List<WindowState> windows() {
    synchronized (lock) {
      return windows.states(time.now());
    }
  }

  private boolean lookAtWindows() {
    Instant now = time.now();
    boolean changed = windows.look(now);
    if (changed) {
      opened.claim(windows.claims());
      ranking.again(ranking.all(), true);
    }
    time.schedule(windows.pause(now), () -> change(this::lookAtWindows));
    return changed;
  }

  private final class SourcesDesk implements Desk {
    @Override
    public void revise(BooleanSupplier edit) {
      change(
          () -> {
            boolean other = edit.getAsBoolean();
            if (other) {
              ranking.again(ranking.all(), true);
            }
            return other;
          });
    }

    @Override
    public @Nullable Warnings warnings() {
      return judged ? diagnosis.besideKnown() : null;
    }
  }

  private <T> T change(Supplier<T> change) {
    return outbox.deliverAfter(
        () -> {
          synchronized (lock) {
            return change.get();
          }
        });
  }
}
