package io.github.fallback4j.spi;

/** What can be wrong with a dependency, for drills and tests. */
public enum Fault {
  /** It is switched off. That is an order and does nothing to a call. */
  OFF,
  /** It refuses: the call throws at once. */
  ERROR,
  /** It takes longer than usual, then answers. */
  SLOW,
  /** The call never answers. */
  HANG,
  /** It answers with something that is no answer. */
  MALFORMED,
  /** It refuses for a while, is well for a while, and so on. */
  FLAPPING
}
