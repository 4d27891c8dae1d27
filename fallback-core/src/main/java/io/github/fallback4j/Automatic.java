package io.github.fallback4j;

/** What detection may do about what it finds. */
public enum Automatic {
  /** Skip calls. The default. */
  ENFORCE,
  /** Report, but skip nothing. */
  OBSERVE,
  /** Detect nothing. */
  OFF
}
