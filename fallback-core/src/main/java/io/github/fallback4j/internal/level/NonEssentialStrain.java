package io.github.fallback4j.internal.level;

/**
 * The strain of one non-essential dependency: the share of its calls since the last look that got
 * no permit, compared with a tenth. On a busy CPU calls pile up because they wait for it, and
 * essential calls wait too. Used by one thread at a time.
 */
final class NonEssentialStrain {
  /** The share of calls that may be refused a permit. */
  private static final double ALLOWED_SHARE = 0.1;

  /** The least number of calls to divide by, since one refused call is not an overload. */
  private static final long LEAST_CALLS = 20;

  private final String id;
  private final CallTotals calls;
  private long askedBefore;
  private long refusedBefore;
  private boolean called;

  /**
   * Starts from the counters' current values.
   *
   * @param id its id
   * @param calls reads the counts of its calls
   */
  NonEssentialStrain(String id, CallTotals calls) {
    this.id = id;
    this.calls = calls;
    look();
  }

  /** Returns the strain of the calls since the last look. */
  Strain look() {
    long refusedNow = calls.refused();
    long askedNow = Math.max(refusedNow, calls.asked());
    long refused = refusedNow - refusedBefore;
    long asked = Math.max(refused, askedNow - askedBefore);
    refusedBefore = refusedNow;
    askedBefore = askedNow;
    called = asked > 0;
    return refused <= 0
        ? Strain.NONE
        : new Strain(
            refused / (double) Math.max(LEAST_CALLS, asked) / ALLOWED_SHARE,
            "the CPU is busy, and %d of %d calls of '%s' got no permit"
                .formatted(refused, asked, id));
  }

  /** Returns whether any call was not skipped before the last look. */
  boolean called() {
    return called;
  }
}
