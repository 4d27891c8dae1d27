package io.github.fallback4j.examples.lab.load;

/** What became of a request. All but the last have the essential part. */
public enum Outcome {
  /** A page with everything. */
  LIVE,
  /** A page whose optional call was made, but something else was answered. */
  INSTEAD,
  /** A page whose optional call was not made, because what it calls was set aside. */
  SKIPPED,
  /** A page whose optional call was not made, because too many were under way. */
  REFUSED,
  /** Only the essential part was asked for. */
  PLAIN,
  /** An error, or no answer in time. */
  FAILED;

  /** Whether an optional call was to be made, and was not. */
  public boolean notMade() {
    return this == SKIPPED || this == REFUSED;
  }
}
