package io.github.fallback4j.internal.level;

import io.github.fallback4j.internal.log.WarnOnce;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The strain that a busy CPU causes: requests that wait for it, essential calls that are slow, and
 * non-essential calls that get no permit. Dropping calls helps only while the CPU is busy;
 * otherwise the called services are slow.
 *
 * <p>Safe for use by many threads; {@link #look} is called by one thread at a time.
 */
final class CpuStrain {
  private static final double BUSY = 0.85;

  /** Lower than BUSY while calls are dropped, since dropping itself frees the CPU. */
  private static final double STILL_BUSY = 0.6;

  private static final double UNKNOWN = -1;
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.level");

  private final WarnOnce failures = new WarnOnce(LOG);
  private final DoubleSupplier load;
  private final Waits waits;
  private final List<EssentialStrain> essentials = new CopyOnWriteArrayList<>();
  private final List<NonEssentialStrain> others = new CopyOnWriteArrayList<>();
  private double loadBefore;

  /**
   * Creates the strain of one engine.
   *
   * @param waits how much longer requests waited for the CPU than they used it
   * @param load supplies the CPU load since it was last read, 0 to 1; below 0 if unknown
   */
  CpuStrain(Waits waits, DoubleSupplier load) {
    this.waits = waits;
    this.load = load;
  }

  void add(EssentialStrain essential) {
    essentials.add(essential);
  }

  void add(NonEssentialStrain other) {
    others.add(other);
  }

  /**
   * Returns the strain since the last look. It counts only if the CPU was busy, or is still fairly
   * busy while calls are dropped. Where waits for the CPU are known, the strain of calls counts
   * only if requests waited too: without waits, slow services hold the permits.
   *
   * @param dropping whether calls are dropped now
   * @param allowed the average that requests may wait longer than they use the CPU, in nanoseconds
   */
  Strain look(boolean dropping, long allowed) {
    boolean known = waits.look() > 0;
    Strain called = Strain.NONE;
    for (EssentialStrain essential : essentials) {
      called = called.or(essential.look());
    }
    boolean somethingToDrop = false;
    for (NonEssentialStrain other : others) {
      called = called.or(other.look());
      somethingToDrop |= other.called();
    }
    Strain waited =
        Strain.of(
            "the CPU is busy, and requests waited for it longer than they used it, on average by",
            waits.meanNanos(),
            allowed);
    if (busy() < (dropping ? STILL_BUSY : BUSY)) {
      return Strain.NONE;
    }
    Strain felt = somethingToDrop ? waited : waited.incurable();
    return known && waited.value() < LevelController.CALM ? felt : felt.or(called);
  }

  /**
   * Returns the mean load of two looks. Under a quota the kernel counts in periods of 100 ms, so
   * one look covers two or three of them, and two looks cover five.
   */
  private double busy() {
    double before = loadBefore;
    loadBefore = asked();
    return (before + loadBefore) / 2;
  }

  private double asked() {
    try {
      return load.getAsDouble();
    } catch (RuntimeException | LinkageError broken) {
      failures.log("The CPU load is unknown, so slow calls do not raise the level", broken);
      return UNKNOWN;
    }
  }
}
