package io.github.fallback4j.internal.call;

import org.jspecify.annotations.Nullable;

/**
 * What a call ended with. What that tells of the dependency is asked only of a call that ended in
 * time: one that is overdue has failed, whatever it ended with. Immutable.
 */
final class CallResult {
  /** A good answer, which its slot counts. */
  static final CallResult ANSWERED = new CallResult(Kind.WELL);

  /** What is as good as an answer, or one whose slot may be nobody's: its route counts it. */
  static final CallResult PASSED = new CallResult(Kind.WELL);

  /** What tells nothing of the dependency, as when its caller was interrupted. */
  static final CallResult INCONCLUSIVE = new CallResult(Kind.INCONCLUSIVE);

  /** Nothing: nobody waits for it any more. */
  static final CallResult ABANDONED = new CallResult(Kind.ABANDONED);

  /** The good answer of a probe. */
  static final CallResult PROBE_ANSWERED = new CallResult(Kind.PROBE_WELL);

  private final Kind kind;
  private final @Nullable CallSite site;
  private final @Nullable Throwable thrown;

  /** What a result tells of the dependency, and how it is counted. */
  enum Kind {
    /** The dependency is well. */
    WELL,
    /** The dependency failed, or gave a faulty answer. */
    FAILED,
    /** The call failed, which is no fault of the dependency. */
    NO_FAULT,
    /** The result says nothing about the dependency, and is not counted. */
    INCONCLUSIVE,
    /** Nothing, even if it is overdue; not counted. */
    ABANDONED,
    /** The dependency is well; not counted, as it was no caller's call. */
    PROBE_WELL,
    /** The dependency failed; not counted, as it was no caller's call. */
    PROBE_FAILED
  }

  private CallResult(Kind kind) {
    this(kind, null, null);
  }

  private CallResult(Kind kind, @Nullable CallSite site, @Nullable Throwable thrown) {
    this.kind = kind;
    this.site = site;
    this.thrown = thrown;
  }

  /**
   * The call threw an exception.
   *
   * @param site where the call was made from; says what the exception means
   */
  static CallResult threw(CallSite site, Throwable thrown) {
    return new CallResult(Kind.FAILED, site, thrown);
  }

  /** A fault of the dependency. */
  static CallResult failed(Throwable thrown) {
    return new CallResult(Kind.FAILED, null, thrown);
  }

  /** The fault that a probe found. */
  static CallResult probeFailed(Throwable thrown) {
    return new CallResult(Kind.PROBE_FAILED, null, thrown);
  }

  /**
   * Returns what the result says about the dependency. Asks the call site what an exception means,
   * so ask only once.
   */
  Kind kind() {
    if (site == null || thrown == null) {
      return kind;
    }
    if (site.passes(thrown)) {
      return Kind.WELL;
    }
    return site.isFault(thrown) ? Kind.FAILED : Kind.NO_FAULT;
  }

  /** What was thrown; {@code null} if nothing was, or it does not matter. */
  @Nullable Throwable thrown() {
    return thrown;
  }
}
