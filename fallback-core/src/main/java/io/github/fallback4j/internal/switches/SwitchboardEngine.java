package io.github.fallback4j.internal.switches;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.LevelState;
import io.github.fallback4j.Order;
import io.github.fallback4j.OrderReceipt;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.internal.settings.Flags;
import io.github.fallback4j.internal.settings.Target;
import io.github.fallback4j.internal.verdict.Outbox;
import io.github.fallback4j.internal.verdict.Ruling;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.Time;
import io.github.fallback4j.window.Window;
import io.github.fallback4j.window.WindowState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The switchboard of one engine. Flags are fixed; orders come and go and windows open and close,
 * each change leaving a record among the events. Safe for use by many threads.
 *
 * <p>One lock guards everything here, and standings are changed under it, so that of two orders the
 * later one rules last. A standing never calls back under its own lock, and what there is to tell
 * waits in the outbox until this lock is free: no listener runs under it.
 */
public final class SwitchboardEngine implements Switchboard {
  private final Object lock = new Object();
  private final Flags flags;
  private final Time time;
  private final Outbox outbox;
  private final Instant start;
  private final SwitchedDependencies members = new SwitchedDependencies();
  private final Orders orders;
  private final Windows windows;
  private final Levels levels;
  private boolean begun;

  /**
   * Starts without dependencies.
   *
   * @param flags what environment and configuration order
   * @param windows the prepared ones
   * @param time tells the time and ends what has an end
   * @param outbox the one the standings tell through
   * @param events hears of orders and levels, outside any lock; must not throw
   */
  public SwitchboardEngine(
      Flags flags,
      List<Window> windows,
      Time time,
      Outbox outbox,
      Consumer<? super FallbackEvent> events) {
    this.flags = flags;
    this.time = time;
    this.outbox = outbox;
    this.start = time.now();
    Consumer<FallbackEvent> record = event -> outbox.put(() -> events.accept(event));
    this.orders = new Orders(time, record, this::expire);
    this.windows = new Windows(windows, start, record);
    this.levels = new Levels(flags, this.windows.floor(), time, record, new Expiry());
  }

  /** Ends the start: from now on windows open and close. Those open already are recorded. */
  public void begin() {
    change(
        () -> {
          if (!begun && !windows.all().isEmpty()) {
            begun = true;
            windows.announce(time.now());
            lookAtWindows();
          }
          return begun;
        });
  }

  /**
   * What orders a dependency that is about to be registered: its standing starts under it.
   *
   * @param spec the dependency
   */
  public Ruling initialRuling(DependencySpec spec) {
    List<Claim> covering = covering(spec);
    synchronized (lock) {
      return SwitchedDependency.initialRuling(spec, coming(), covering, start);
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
    SwitchedDependency member = new SwitchedDependency(spec, standing, covering(spec));
    change(
        () -> {
          members.add(member);
          member.begin(coming(), levels, start);
          return member;
        });
  }

  @Override
  public OrderReceipt order(Order order) {
    Target target = Target.parse(order.target());
    return change(
        () -> {
          Collection<SwitchedDependency> covered = members.covered(target);
          Claim claim = Claim.of(order, time.now());
          if (covered.isEmpty() || covered.stream().anyMatch(member -> member.accepts(claim))) {
            orders.give(order, claim);
            review(covered, order);
          }
          return receipt(claim, covered);
        });
  }

  @Override
  public void order(LevelOrder order) {
    change(
        () -> {
          levels.order(order);
          return applyLevel(false);
        });
  }

  @Override
  public boolean clear(String target) {
    Target cleared = Target.parse(target);
    return change(
        () -> {
          Collection<SwitchedDependency> covered = members.covered(cleared);
          Order ended = orders.clear(cleared);
          if (ended != null) {
            review(covered, ended);
          }
          return ended != null;
        });
  }

  @Override
  public boolean clearLevel() {
    return change(() -> levels.clear() && applyLevel(false));
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
          levels.found(level, reason);
          return applyLevel(false);
        });
  }

  @Override
  public LevelState level() {
    synchronized (lock) {
      return levels.state();
    }
  }

  @Override
  public List<Explanation> explain(String id) {
    synchronized (lock) {
      return members.get(id).explain(coming());
    }
  }

  @Override
  public List<String> covered(String target) {
    synchronized (lock) {
      return members.covered(Target.parse(target)).stream().map(m -> m.spec().id()).toList();
    }
  }

  @Override
  public List<String> warnings() {
    List<DependencySpec> known;
    synchronized (lock) {
      known = members.all().stream().map(SwitchedDependency::spec).toList();
    }
    return flags.warnings(known, windows.all());
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
      members.all().forEach(member -> member.review(coming(), now, true));
      levels.follow(windows.floor());
      applyLevel(true);
    }
    time.schedule(windows.pause(now), () -> change(this::lookAtWindows));
    return changed;
  }

  /** What people and open windows claim: of each kind the first decides. */
  private List<Claim> coming() {
    return Stream.concat(orders.claims().stream(), windows.claims().stream()).toList();
  }

  private void expire(Claim claim) {
    change(
        () -> {
          Order ended = orders.expire(claim);
          if (ended != null) {
            review(members.covered(claim.target()), ended);
          }
          return claim;
        });
  }

  private final class Expiry implements Levels.Expiry {
    @Override
    public void floor(Bound floor) {
      change(() -> levels.expireFloor(floor) && applyLevel(false));
    }

    @Override
    public void cap(Bound cap) {
      change(() -> levels.expireCap(cap) && applyLevel(false));
    }
  }

  /**
   * Rules anew where an order came or went; whether calls return in steps is that order's to say.
   */
  private void review(Collection<SwitchedDependency> covered, Order order) {
    Instant now = time.now();
    covered.forEach(member -> member.review(coming(), now, order.ramp()));
  }

  private boolean applyLevel(boolean inSteps) {
    members.all().forEach(member -> member.level(levels, inSteps));
    return true;
  }

  private static OrderReceipt receipt(Claim claim, Collection<SwitchedDependency> covered) {
    List<String> applied = new ArrayList<>();
    List<String> masked = new ArrayList<>();
    Map<String, String> refused = new TreeMap<>();
    for (SwitchedDependency member : covered) {
      String id = member.spec().id();
      String refusal = claim.refusal(member.spec());
      if (refusal != null) {
        refused.put(id, refusal);
      } else {
        (member.decidedBy(claim) ? applied : masked).add(id);
      }
    }
    return new OrderReceipt(applied, masked, refused);
  }

  private List<Claim> covering(DependencySpec spec) {
    return flags.covering(spec).stream().map(flag -> Claim.of(flag, start)).toList();
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
