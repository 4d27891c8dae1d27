package io.github.fallback4j.internal.level;

import io.github.fallback4j.Criticality;
import io.github.fallback4j.ManualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

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
    int left = ESSENTIAL;
    int optionalSince = -1;
    boolean overdue;

    Page(int came) {
      this.came = came;
    }
  }

  private final ManualTime time = new ManualTime();
  private final Random random;
  private final double dropsFrom;
  private final int permits;
  private final int deadline;
  private LevelControl control;
  private final Deque<Page> running = new ArrayDeque<>();
  private final List<Integer> late = new ArrayList<>();
  private double level;
  private double levelSum;
  private int levelSince;
  private int backAt;
  private int permitsTaken;
  private int worked;
  private int loadAskedAt;
  private int now;
  private long ended;
  private long refused;
  private int pages;

  /**
   * What was seen.
   *
   * @param inTime share of the pages during the overload that were there within 250 ms
   * @param settledAfter end of the last second with less than 98 %, in seconds from the beginning
   * @param excess how much higher than needed the level was on average, once settled
   * @param backAfter when the level was 0 for good, in seconds from the end
   */
  record Seen(double inTime, double settledAfter, double excess, double backAfter) {}

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
    control = new LevelControl(time, new Turned(), this::load, null);
    control.nonEssential("ranking", new CountedBy(() -> ended + refused, () -> refused));
    double next = 0;
    for (now = 0; now < LAST; now++) {
      for (; next <= now; next += -1000 * Math.log(1 - random.nextDouble()) / perSecond()) {
        running.addLast(new Page(now));
        pages += overloaded(now) ? 1 : 0;
      }
      work();
      judge();
      time.advance(STEP);
    }
    levelEnds();
    return new Seen(
        1 - late.size() / (double) pages, settledAfter(), levelSum / (ENDS - SETTLED), backAfter());
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
    if (overloaded(page.came) && now - page.came > IN_TIME) {
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

  private double settledAfter() {
    double perSecond = pages / ((ENDS - BEGINS) / 1e3);
    double settled = 0;
    for (int from = BEGINS; from < ENDS; from += 1000) {
      int begin = from;
      long bad = late.stream().filter(came -> came >= begin && came < begin + 1000).count();
      settled = bad > 0.02 * perSecond ? (begin + 1000 - BEGINS) / 1e3 : settled;
    }
    return settled;
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
