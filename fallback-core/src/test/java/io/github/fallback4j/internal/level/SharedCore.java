package io.github.fallback4j.internal.level;

import io.github.fallback4j.Criticality;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.spi.CpuSensor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * One core that many threads share, a millisecond each in turn, as an operating system lets them:
 * nobody waits in a queue, everything takes longer. Each page has essential work of 2 ms, and then
 * optional work of 8 ms that needs a permit and is overdue after a while. Pages come at random
 * (Poisson), in virtual time; the whole level control looks on.
 */
final class SharedCore {
  private static final Duration STEP = Duration.ofMillis(1);
  private static final int ESSENTIAL = 2;
  private static final int OPTIONAL = 8;
  private static final int IN_TIME = 250;
  private static final double CALM_PER_SECOND = 40;
  private static final double OVERLOAD_PER_SECOND = 400;

  private static final int BEGINS = 10_000;
  private static final int ENDS = 70_000;
  private static final int SETTLED = BEGINS + 2_000;
  private static final int LAST = 130_000;

  /** A page under way. */
  private static final class Page {
    final int came;
    final Runnable lookedAt;
    int left = ESSENTIAL;
    int worked;
    int optionalSince = -1;
    boolean overdue;

    Page(int came, Runnable lookedAt) {
      this.came = came;
      this.lookedAt = lookedAt;
    }

    int took(int now) {
      return now + 1 - came;
    }
  }

  private final ManualTime time = new ManualTime();
  private final Random random;
  private final double dropsFrom;
  private final int permits;
  private final int deadline;
  private LevelControl control;
  private CpuSensor cpu;
  private final Deque<Page> running = new ArrayDeque<>();
  private final List<Integer> late = new ArrayList<>();
  private double level;
  private double levelSum;
  private int levelSince;
  private int backAt;
  private int permitsTaken;
  private int worked;
  private long lag;
  private int loadAskedAt;
  private int now;
  private long ended;
  private long refused;
  private int pages;

  /**
   * What was seen.
   *
   * @param inTime share of the pages during the overload that were there within 250 ms
   * @param badSeconds how many seconds, but for the first two, had less than 98 % of theirs
   * @param excess how much higher than needed the level was on average, once settled
   * @param backAfter when the level was 0 for good, in seconds from the end
   */
  record Seen(double inTime, long badSeconds, double excess, double backAfter) {}

  private SharedCore(Criticality criticality, int permits, Duration deadline, long seed) {
    this.dropsFrom = 2 - criticality.ordinal();
    this.permits = permits;
    this.deadline = Math.toIntExact(deadline.toMillis());
    this.random = new Random(seed);
  }

  static Seen run(Criticality criticality, int permits, Duration deadline, long seed) {
    return new SharedCore(criticality, permits, deadline, seed).run();
  }

  private Seen run() {
    control = new LevelControl(time, new Turned(), this::load, () -> lag, null);
    cpu = control.cpu();
    control.nonEssential("ranking", new CountedBy(() -> ended + refused, () -> refused));
    double next = 0;
    for (now = 0; now < LAST; now++) {
      for (; next <= now; next += -1000 * Math.log(1 - random.nextDouble()) / perSecond()) {
        running.addLast(new Page(now, cpu.begin()));
        pages += overloaded(now) ? 1 : 0;
      }
      work();
      judge();
      time.advance(STEP);
    }
    levelEnds();
    return new Seen(
        1 - late.size() / (double) pages, badSeconds(), levelSum / (ENDS - SETTLED), backAfter());
  }

  private double perSecond() {
    return overloaded(now) ? OVERLOAD_PER_SECOND : CALM_PER_SECOND;
  }

  private static boolean overloaded(int at) {
    return at >= BEGINS && at < ENDS;
  }

  private void work() {
    Page page = running.pollFirst();
    if (page == null) {
      return;
    }
    worked++;
    page.worked++;
    page.left--;
    if (page.left > 0) {
      running.addLast(page);
    } else if (page.optionalSince < 0 && random.nextDouble() >= level - dropsFrom) {
      optional(page);
    } else {
      end(page);
    }
  }

  private void optional(Page page) {
    if (permitsTaken == permits) {
      refused++;
      control.wake();
      end(page);
      return;
    }
    permitsTaken++;
    page.optionalSince = now;
    page.left = OPTIONAL;
    running.addLast(page);
  }

  private void end(Page page) {
    if (page.optionalSince >= 0) {
      permitsTaken--;
      if (!page.overdue) {
        ended++;
      }
    }
    lag = TimeUnit.MILLISECONDS.toNanos(page.took(now) - 2 * page.worked);
    page.lookedAt.run();
    lag = 0; // the next one begins on a thread of its own
    if (overloaded(page.came) && page.took(now) > IN_TIME) {
      late.add(page.came);
    }
  }

  private void judge() {
    for (Page page : running) {
      if (page.optionalSince >= 0 && !page.overdue && now - page.optionalSince >= deadline) {
        page.overdue = true;
        ended++;
      }
    }
  }

  private double load() {
    double load = worked / (double) Math.max(1, now - loadAskedAt);
    worked = 0;
    loadAskedAt = now;
    return load;
  }

  private long badSeconds() {
    double perSecond = pages / ((ENDS - BEGINS) / 1e3);
    return IntStream.range(SETTLED / 1000, ENDS / 1000)
        .filter(second -> lateIn(second) > 0.02 * perSecond)
        .count();
  }

  private long lateIn(int second) {
    return late.stream().filter(came -> came / 1000 == second).count();
  }

  private double backAfter() {
    return level > 0 ? Double.POSITIVE_INFINITY : Math.max(0, (backAt - ENDS) / 1e3);
  }

  private void levelEnds() {
    double needed = dropsFrom + 15 / 16.0;
    int overlap = Math.min(now, ENDS) - Math.max(levelSince, SETTLED);
    levelSum += Math.max(0, overlap) * Math.max(0, level - needed);
  }

  /** Takes the level that was found. */
  private final class Turned implements Knob {
    @Override
    public void turn(double found, String reason) {
      levelEnds();
      level = found;
      levelSince = now;
      backAt = now;
    }

    @Override
    public double inForce() {
      return level;
    }

    @Override
    public void exhausted() {}

    @Override
    public void raisedInVain(double from, double to) {}
  }
}
