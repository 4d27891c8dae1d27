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
 * Measures the strain of requests, and raises or lowers the level accordingly. It ticks only while
 * there is something to measure; without reports from a sensor it does nothing.
 *
 * <p>Safe for use by many threads. Decisions are made only in timed tasks, which run one after
 * another; other threads report into striped counters.
 */
public final class LevelControl {
  private static final Duration DEFAULT_LATENCY = Duration.ofMillis(250);

  private static final int IDLE_TICKS = 4;

  /** How long the process catches up after a pause. */
  private static final Duration AFTER_PAUSE = Duration.ofSeconds(2);

  private final Time time;
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

  /** Whether a wait was reported that began before the ticks did; more of them may follow. */
  private volatile boolean doubted;

  private LevelController controller = new LevelController();
  private final LevelOutput output;
  private Strain strain = Strain.NONE;
  private int idleTicks;

  /**
   * Creates a control at level 0.
   *
   * @param latency how long an essential request may take; {@code null} for the shortest objective
   *     latency of an essential dependency, or 250 ms if there is none
   * @param cpuLoad supplies the CPU load, 0 to 1; below 0 if unknown
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
    this.output = new LevelOutput(knob);
    this.cpuWaits = new CpuWaits(time::nanos, threadLag, waker);
    this.cpu = new CpuStrain(cpuWaits.waits(), cpuLoad);
    this.latency = latency;
    this.origin = time.nanos();
    this.setPoint =
        LevelController.setPointFor(latency == null ? DEFAULT_LATENCY : latency).toNanos();
  }

  /**
   * Returns a sensor for the waits in a queue. If there are several queues, the one with the
   * longest mean wait counts.
   *
   * @param name the name of the queue; the same name gives the same sensor
   */
  public QueueSensor queue(String name) {
    return queues.computeIfAbsent(name, queue -> new QueueStrain(queue, this));
  }

  /** Returns a sensor for waits for a processor, which count only while the CPU is busy. */
  public CpuSensor cpu() {
    return cpuWaits;
  }

  /**
   * Adds an essential dependency, whose calls count while the CPU is busy.
   *
   * @param id its id
   * @param objective how long its calls may take
   * @param calls reads how many calls ended
   * @param nanos reads their total duration
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
   * Adds a non-essential dependency, whose refused permits count while the CPU is busy.
   *
   * @param id its id
   * @param calls reads the counts of its calls
   */
  public void nonEssential(String id, CallTotals calls) {
    cpu.add(new NonEssentialStrain(id, calls));
  }

  /** Starts the ticks because there may be an overload. Costs one read while they are running. */
  public void wake() {
    if (!ticking.get() && ticking.compareAndSet(false, true)) {
      time.schedule(Duration.ZERO, this::begin);
    }
  }

  /** Returns {@link #wake()} as an object; always the same one. */
  public Runnable waker() {
    return waker;
  }

  /** Forgets the overload that was found. Overload that goes on is found anew. */
  public void reset() {
    time.schedule(Duration.ZERO, this::startAgain);
  }

  private void startAgain() {
    controller = new LevelController();
    strain = Strain.NONE;
    output.reset();
  }

  long nanos() {
    return time.nanos();
  }

  /**
   * Returns whether a wait can be trusted. A long wait cannot if the process was paused meanwhile,
   * and pauses before the ticks began are unknown.
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
    doubted = true; // keep ticking until one can be trusted
    wake();
    return false;
  }

  /** Called when a sensor has counted a wait. */
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
      output.apply(controller.level(), strain);
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
      output.apply(controller.level(), strain);
      output.judge(strain, seconds());
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
        wake(); // it came just now, when the ticks seemed to be running
      }
    }
  }

  /**
   * Returns the strain of this tick. After a pause the durations of calls mean nothing, so the
   * level stays unless requests wait. For queues the mean counts here; single waits were handled as
   * they ended.
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
   * Returns half of what requests may wait in a queue, because a request that needs the CPU for
   * longer waits that much longer.
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

  private double seconds() {
    return (time.nanos() - origin) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
