package io.github.fallback4j.internal.level;

import io.github.fallback4j.internal.time.OwnPauses;
import io.github.fallback4j.spi.CpuSensor;
import io.github.fallback4j.spi.QueueSensor;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at how requests fare, and turns the level accordingly. It ticks while there is something to
 * look at; without a sensor that tells it anything it does nothing.
 *
 * <p>Safe for use by many threads. What decides is touched by timed tasks only, of which one runs
 * after another; what is told on other threads goes into striped counters.
 */
public final class LevelControl {
  private static final Duration DEFAULT_LATENCY = Duration.ofMillis(250);

  /** The level is applied in steps of a twentieth, so that not every tick is news. */
  private static final double STEPS = 20;

  private static final int IDLE_TICKS = 4;

  /** For so long after the process stood still it works off what came meanwhile. */
  private static final Duration AFTER_PAUSE = Duration.ofSeconds(2);

  private final Time time;
  private final Knob knob;
  private final @Nullable Duration latency;
  private final long origin;

  private final Map<String, QueueStrain> queues = new ConcurrentHashMap<>();
  private final OwnPauses pauses = new OwnPauses();
  private final CpuWaits cpuWaits;
  private final CpuStrain cpu;
  private final Runnable waker = this::wake;
  private final AtomicBoolean ticking = new AtomicBoolean();
  private final AtomicBoolean alarmed = new AtomicBoolean();
  private volatile long setPoint;
  private boolean objectiveKnown;
  private volatile boolean watching;
  private volatile long watchedSince;

  /** Whether a wait was told that began before somebody watched: more of them may come. */
  private volatile boolean doubted;

  private final LevelController controller = new LevelController();
  private final Exhaustion exhaustion = new Exhaustion();
  private final Relief relief = new Relief();
  private Strain strain = Strain.NONE;
  private Strain lastTooMuch = Strain.NONE;
  private double applied;
  private int idleTicks;

  /**
   * Begins at level 0.
   *
   * @param latency how long an essential request may take; {@code null} for the least latency that
   *     an essential dependency has as its objective, or else 250 ms
   * @param cpuLoad how busy the CPU is, 0 to 1; below 0 if that is not known
   */
  public LevelControl(Time time, Knob knob, DoubleSupplier cpuLoad, @Nullable Duration latency) {
    this(time, knob, cpuLoad, new ThreadLag(), latency);
  }

  LevelControl(
      Time time,
      Knob knob,
      DoubleSupplier cpuLoad,
      LongSupplier threadLag,
      @Nullable Duration latency) {
    this.time = time;
    this.knob = knob;
    this.cpuWaits = new CpuWaits(time::nanos, threadLag, waker);
    this.cpu = new CpuStrain(cpuWaits.waits(), cpuLoad);
    this.latency = latency;
    this.origin = time.nanos();
    this.setPoint =
        LevelController.setPointFor(latency == null ? DEFAULT_LATENCY : latency).toNanos();
  }

  /**
   * A sensor for the waits in a queue. Of several queues the one with the longest mean wait counts.
   *
   * @param name for people; the same name gives the same sensor
   */
  public QueueSensor queue(String name) {
    return queues.computeIfAbsent(name, queue -> new QueueStrain(queue, this));
  }

  /** A sensor for the time that requests wait for a processor; counts while the CPU is busy. */
  public CpuSensor cpu() {
    return cpuWaits;
  }

  /**
   * Looks at an essential dependency too, while the CPU is busy.
   *
   * @param id for people
   * @param objective how long its calls may take
   * @param calls counts those that ended
   * @param nanos sums up how long they took
   */
  public synchronized void essential(
      String id, Duration objective, LongSupplier calls, LongSupplier nanos) {
    if (latency == null) {
      long own = LevelController.setPointFor(objective).toNanos();
      setPoint = objectiveKnown ? Math.min(setPoint, own) : own;
      objectiveKnown = true;
    }
    cpu.add(new EssentialStrain(id, objective, calls, nanos));
  }

  /**
   * Looks at a non-essential dependency too, while the CPU is busy.
   *
   * @param id for people
   * @param calls counts its calls
   */
  public void nonEssential(String id, CallTotals calls) {
    cpu.add(new NonEssentialStrain(id, calls));
  }

  /** Begins to tick, if it does not: something may be wrong. Costs a look where it ticks. */
  public void wake() {
    if (!ticking.get() && ticking.compareAndSet(false, true)) {
      time.schedule(Duration.ZERO, this::begin);
    }
  }

  /** The same as {@link #wake()}, for whoever keeps it: there is but one. */
  public Runnable waker() {
    return waker;
  }

  long nanos() {
    return time.nanos();
  }

  /**
   * Whether a wait says something: a long one does not if the process itself stood still meanwhile,
   * and nobody knows whether it did before the ticks began.
   */
  boolean believes(long nanos) {
    if (nanos <= alarming()) {
      return true;
    }
    long now = time.nanos();
    long start = now - nanos;
    if (watching && start - watchedSince >= 0 && !pauses.since(start, now)) {
      return true;
    }
    doubted = true; // so watch until one can be believed
    wake();
    return false;
  }

  /** Takes note that a sensor counted a wait. */
  void heard(long nanos) {
    wake();
    if (nanos > alarming() && alarmed.compareAndSet(false, true)) {
      time.schedule(Duration.ZERO, () -> alarm(nanos));
    }
  }

  private long alarming() {
    return (long) (LevelController.PANIC * setPoint);
  }

  private void alarm(long nanos) {
    Strain seen = Strain.of("a request waited", nanos, setPoint);
    if (controller.observed(seen.value(), seconds())) {
      strain = seen;
      apply();
    }
  }

  private void begin() {
    idleTicks = 0;
    cpu.look(false, cpuSetPoint());
    watchedSince = time.nanos();
    watching = true;
    next();
  }

  private void next() {
    pauses.expect(time.nanos() + LevelController.TICK.toNanos());
    time.schedule(LevelController.TICK, this::tick);
  }

  private void tick() {
    try {
      pauses.tick(time.nanos());
      alarmed.set(false);
      idleTicks = doubted ? 0 : idleTicks + 1;
      doubted = false;
      control();
      apply();
      judge();
    } finally {
      goOn();
    }
  }

  private void goOn() {
    if (idleTicks < IDLE_TICKS || controller.level() > 0) {
      next();
    } else {
      watching = false;
      ticking.set(false);
      if (doubted || queues.values().stream().anyMatch(queue -> queue.waits().any())) {
        wake(); // it came just now, and thought somebody would look
      }
    }
  }

  /**
   * What calls tell after a pause says nothing; then the level stays, unless requests wait. Of
   * queues the mean counts here: a single wait was heard as it ended.
   */
  private void control() {
    Strain queued = lookAtQueues();
    Strain called = cpu.look(controller.level() > 0, cpuSetPoint());
    if (called.pressure() >= LevelController.CALM) {
      idleTicks = 0;
    }
    if (pauses.since(time.nanos() - AFTER_PAUSE.toNanos(), time.nanos())) {
      strain = queued;
      if (queued.pressure() <= 1) {
        return;
      }
    } else {
      strain = queued.or(called);
      controller.observed(called.pressure(), seconds());
    }
    controller.tick(strain.pressure(), seconds());
  }

  /**
   * Half of what they may wait in a queue: one that needs the CPU for longer waits as much longer.
   */
  private long cpuSetPoint() {
    return setPoint / 2;
  }

  private Strain lookAtQueues() {
    long allowed = setPoint;
    Strain worst = Strain.NONE;
    for (QueueStrain queue : queues.values()) {
      if (queue.waits().look() > 0) {
        idleTicks = 0;
        worst =
            worst.or(
                Strain.of(
                    "requests waited in queue '" + queue.name() + "' on average",
                    queue.waits().meanNanos(),
                    allowed));
      }
    }
    return worst;
  }

  private void apply() {
    if (strain.pressure() > 1) {
      lastTooMuch = strain;
    }
    double level = Math.round(controller.level() * STEPS) / STEPS;
    if (level != applied) {
      applied = level;
      knob.turn(level, lastTooMuch.words());
    }
  }

  private void judge() {
    double level = knob.inForce();
    if (exhaustion.look(strain, level, seconds())) {
      knob.exhausted();
    }
    if (relief.look(strain.value(), level, seconds())) {
      knob.raisedInVain(relief.from(), level);
      relief.begin(strain.value(), level);
    }
  }

  private double seconds() {
    return (time.nanos() - origin) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
