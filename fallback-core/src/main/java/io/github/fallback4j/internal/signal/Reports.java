package io.github.fallback4j.internal.signal;

import io.github.fallback4j.spi.HealthSignal.State;

/**
 * What the reports of one signal come to. Not safe for use by many threads.
 *
 * <pre>
 *            2 bad in a row
 *   WELL ─────────────────────→ RAISED
 *     ↑ ↑     3 good in a row     │ │
 *     │ └─────────────────────────┘ │
 *     └─── 3 silent: probes decide ─┘
 * </pre>
 *
 * <p>Silence ends no row of good or bad reports, until there are three of it.
 */
final class Reports {
  private static final int BAD_THAT_RAISE = 2;
  private static final int GOOD_THAT_END = 3;
  private static final int SILENT_THAT_END = 3;

  /** What to do after a report. */
  enum Turn {
    /** Nothing. */
    NONE,
    /** Set the dependency aside. */
    RAISE,
    /** Let it return. */
    END,
    /** Let probes find out how it is. */
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

  /** Whether the next report may matter. */
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
