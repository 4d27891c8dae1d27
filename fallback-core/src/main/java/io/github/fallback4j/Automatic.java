package io.github.fallback4j;

/** What automatic detection may do when a dependency fails. */
public enum Automatic {
  /** Detects failures and skips calls. The default. */
  ENFORCE,
  /** Detects and reports failures, but skips no call. */
  OBSERVE,
  /** Does not detect failures. */
  OFF
}
