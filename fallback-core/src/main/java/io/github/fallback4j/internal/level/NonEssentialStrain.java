package io.github.fallback4j.internal.level;

/**
 * How many calls of one non-essential dependency got no permit since the last look, against a tenth
 * of them. On a busy CPU they pile up because they wait for it, and whatever is essential beside
 * them waits too. Looked at by one thread at a time.
 */
final class NonEssentialStrain {
  /** The share of calls that may be refused a permit. */
  private static final double ALLOWED_SHARE = 0.1;

  /** Of fewer calls it is the share of as many: one that is refused is no overload. */
  private static final long LEAST_CALLS = 20;

  private final String id;
  private final CallTotals calls;
  private long askedBefore;
  private long refusedBefore;
  private boolean called;

  /**
   * Begins to look.
   *
   * @param id for people
   * @param calls counts them
   */
  NonEssentialStrain(String id, CallTotals calls) {
    this.id = id;
    this.calls = calls;
    look();
  }

  /** Looks at the calls since the last look. */
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

  /** Whether the last look saw a call that was not skipped. */
  boolean called() {
    return called;
  }
}
