package io.github.fallback4j.internal.level;

import io.github.fallback4j.internal.log.WarnOnce;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What suffers while the CPU is busy: requests that wait for it, essential calls that are slow,
 * non-essential ones that get no permit. Only then does it help to drop something; otherwise it is
 * what they call that is slow.
 *
 * <p>Safe for use by many threads; one at a time looks.
 */
final class CpuStrain {
  private static final double BUSY = 0.85;

  /** Dropping makes room: that must not end it. */
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
   * Begins.
   *
   * @param waits how much longer requests waited for the CPU than they used it
   * @param load how busy the CPU was since it was asked before, 0 to 1; below 0 if that is not
   *     known
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
   * Looks at the time since the last look; what was seen counts only if the CPU was busy, or still
   * is while something is dropped. Of calls it counts only if requests waited for the CPU, too,
   * where that is known: permits that run out without that are held by what is called.
   *
   * @param dropping whether something is
   * @param allowed how much longer that may be on average, in nanoseconds
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
   * The mean of two looks. Under a quota the kernel counts in periods of 100 ms, of which a look
   * sees two or three: two looks see five.
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
      failures.log("Nobody knows how busy the CPU is, so calls do not raise the level", broken);
      return UNKNOWN;
    }
  }
}
