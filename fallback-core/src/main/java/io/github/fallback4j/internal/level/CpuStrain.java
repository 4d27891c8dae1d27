package io.github.fallback4j.internal.level;

import io.github.fallback4j.internal.time.OwnPauses;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;

/**
 * What suffers while the CPU is busy: essential calls that are slow, non-essential ones that are
 * late or get no permit. Only then does it help to drop something; otherwise it is what they call
 * that is slow.
 *
 * <p>Safe for use by many threads; one at a time looks.
 */
final class CpuStrain {
  private static final double BUSY = 0.85;

  /** Dropping makes room: that must not end it. */
  private static final double STILL_BUSY = 0.6;

  /** For so long after the process stood still it works off what came meanwhile. */
  private static final Duration AFTER_PAUSE = Duration.ofSeconds(2);

  private final DoubleSupplier load;
  private final OwnPauses pauses;
  private final List<EssentialStrain> essentials = new CopyOnWriteArrayList<>();
  private final List<NonEssentialStrain> others = new CopyOnWriteArrayList<>();

  /**
   * Begins.
   *
   * @param load how busy the CPU was since it was asked before, 0 to 1; below 0 if that is not
   *     known
   * @param pauses knows when the process stood still
   */
  CpuStrain(DoubleSupplier load, OwnPauses pauses) {
    this.load = load;
    this.pauses = pauses;
  }

  void add(EssentialStrain essential) {
    essentials.add(essential);
  }

  void add(NonEssentialStrain other) {
    others.add(other);
  }

  /**
   * Looks at the time since the last look; what was seen counts only if the CPU was busy, or still
   * is while something is dropped.
   *
   * @param dropping whether something is
   * @param allowedNanos how long requests may wait
   */
  Strain look(boolean dropping, long allowedNanos, long now) {
    double busy = load.getAsDouble();
    boolean counts = busy >= (dropping ? STILL_BUSY : BUSY);
    Strain worst = Strain.NONE;
    for (EssentialStrain essential : essentials) {
      worst = worst.or(essential.look());
    }
    for (NonEssentialStrain other : others) {
      worst = worst.or(other.look(!counts && !dropping, allowedNanos));
    }
    return counts && !pauses.since(now - AFTER_PAUSE.toNanos(), now) ? worst : Strain.NONE;
  }
}
