package io.github.fallback4j.internal.level;

/**
 * What the calls of one non-essential dependency tell of a busy CPU: they take longer than they did
 * while it had time for them, and as they pile up some get no permit. Whatever is essential beside
 * them waits as long. While the dependency itself is set aside its calls tell nothing: those are
 * probes. Looked at by one thread at a time.
 */
final class NonEssentialStrain {
  /** The share of calls that may be refused a permit. */
  private static final double ALLOWED_SHARE = 0.1;

  /** Of fewer calls it is the share of as many: one that is refused is no overload. */
  private static final long LEAST_CALLS = 20;

  /** The weight of one look in what is usual: that follows within some seconds. */
  private static final double WEIGHT = 0.1;

  private final String id;
  private final Calls calls;
  private boolean wasWell;
  private long endedBefore;
  private long nanosBefore;
  private long refusedBefore;
  private double usualNanos = Double.NaN;

  /**
   * Begins to look. Until calls were seen for which the CPU had time, nobody knows what is usual,
   * and none is late.
   *
   * @param id for people
   * @param calls counts them
   */
  NonEssentialStrain(String id, Calls calls) {
    this.id = id;
    this.calls = calls;
    look(false, Long.MAX_VALUE);
  }

  /**
   * Looks at the calls since the last look.
   *
   * @param atEase whether the CPU had time for them
   * @param allowedNanos how late they may be, or as much as they usually take if that is more
   */
  Strain look(boolean atEase, long allowedNanos) {
    long endedNow = calls.ended();
    long nanosNow = calls.nanos();
    long refusedNow = calls.refused();
    long ended = endedNow - endedBefore;
    boolean well = calls.well();
    Strain seen =
        wasWell && well
            ? delay(ended, nanosNow - nanosBefore, atEase, allowedNanos)
                .or(refused(refusedNow - refusedBefore, ended))
            : Strain.NONE;
    wasWell = well;
    endedBefore = endedNow;
    nanosBefore = nanosNow;
    refusedBefore = refusedNow;
    return seen;
  }

  private Strain delay(long ended, long took, boolean atEase, long allowedNanos) {
    if (ended <= 0) {
      return Strain.NONE;
    }
    double mean = Math.max(0, took) / (double) ended;
    if (atEase) {
      usualNanos = Double.isNaN(usualNanos) ? mean : usualNanos + WEIGHT * (mean - usualNanos);
    }
    double late = mean - usualNanos;
    return late > 0
        ? Strain.of(
                "calls of '" + id + "' were late on average by",
                (long) late,
                Math.max(allowedNanos, (long) usualNanos))
            .atMost(LevelController.PANIC) // it may be what is called that has become slow
        : Strain.NONE;
  }

  private Strain refused(long refused, long ended) {
    if (refused <= 0) {
      return Strain.NONE;
    }
    long asked = Math.max(LEAST_CALLS, refused + ended);
    return new Strain(
        refused / (double) asked / ALLOWED_SHARE,
        "%d of %d calls of '%s' got no permit, more than %.0f %% are too many"
            .formatted(refused, refused + ended, id, 100 * ALLOWED_SHARE));
  }
}
