package io.github.fallback4j.internal.signal;

import io.github.fallback4j.spi.HealthSignal.State;

/**
 * Judges the reports of one signal. Not safe for use by many threads.
 *
 * <pre>
 *            2 bad in a row
 *   WELL ─────────────────────→ RAISED
 *     ↑ ↑     3 good in a row     │ │
 *     │ └─────────────────────────┘ │
 *     └─── 3 unknown: probes decide ─┘
 * </pre>
 *
 * <p>An unknown report does not interrupt a row of good or bad ones; three unknown reports in a row
 * do.
 */
final class Reports {
  private static final int BAD_THAT_RAISE = 2;
  private static final int GOOD_THAT_END = 3;
  private static final int SILENT_THAT_END = 3;

  /** What to do after a report. */
  enum Turn {
    /** Do nothing about this report. */
    NONE,
    /** Raise a cause that degrades the dependency. */
    RAISE,
    /** End the degradation; calls return in steps. */
    END,
    /** Let probes decide when it returns. */
    HAND_OVER
  }

  private boolean raised;
  private int good;
  private int bad;
  private int silent;

  Turn hear(State report) {
    return switch (report) {
      case GOOD -> heardGood();
      case BAD -> heardBad();
      case UNKNOWN -> heardNothing();
    };
  }

  /** Returns whether the next report may change something. */
  boolean leaveDoubts() {
    return raised || bad > 0;
  }

  private Turn heardGood() {
    good++;
    bad = 0;
    silent = 0;
    return raised && good >= GOOD_THAT_END ? end(Turn.END) : Turn.NONE;
  }

  private Turn heardBad() {
    bad++;
    good = 0;
    silent = 0;
    if (raised || bad < BAD_THAT_RAISE) {
      return Turn.NONE;
    }
    raised = true;
    return Turn.RAISE;
  }

  private Turn heardNothing() {
    silent++;
    if (silent < SILENT_THAT_END) {
      return Turn.NONE;
    }
    good = 0;
    bad = 0;
    return raised ? end(Turn.HAND_OVER) : Turn.NONE;
  }

  private Turn end(Turn how) {
    raised = false;
    return how;
  }
}
