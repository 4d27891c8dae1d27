package io.github.fallback4j.spi;

/**
 * Tells whether an exception was thrown in place of a call, by what stands between the guard and
 * the dependency: a check of the caller or a limit. Such an exception says nothing about the
 * dependency. Safe for use by many threads.
 */
@FunctionalInterface
public interface RefusalRule {
  /** No exception is a refusal. */
  RefusalRule NONE = thrown -> Refusal.NONE;

  /** What an exception refuses. */
  enum Refusal {
    /** Nothing: the call failed. */
    NONE,
    /** The caller may not make this call. The exception reaches it, and counts for nothing. */
    CALLER,
    /** There are too many calls. The call is answered as one without a permit. */
    LIMIT
  }

  /**
   * Judges an exception. Never throws.
   *
   * @param thrown what a call threw, without the exceptions that stages wrap it in
   */
  Refusal of(Throwable thrown);
}
