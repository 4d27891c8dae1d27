package io.github.fallback4j.examples.lab.app;

/** The part that a page can do without, as the page sees it: protected, or not. */
interface Ranking {

  /** How it was answered: one of the words of {@link How}. */
  How top();

  /** What became of a call. */
  enum How {
    /** It was answered by what was called. */
    LIVE,
    /** It was made, and something else was answered. */
    INSTEAD,
    /** It was not made: what it calls was set aside. */
    SKIPPED,
    /** It was not made: too many others were under way. */
    REFUSED
  }
}
