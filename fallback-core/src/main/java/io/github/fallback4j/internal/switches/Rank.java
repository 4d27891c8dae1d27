package io.github.fallback4j.internal.switches;

/** Who decides first where several sources cover a dependency. */
public enum Rank {
  /** Orders by people: of these the newest decides. */
  PEOPLE,
  /** The file that is watched. */
  FILE,
  /** Flags of a flag service. */
  FLAG_SERVICE,
  /** Sources that users write: of these the one added first decides. */
  OWN,
  /** Variables of the process's environment. */
  ENVIRONMENT,
  /** Prepared windows that are open: of these the one that closes last decides. */
  WINDOWS,
  /** Properties: a file, the command line, code. */
  CONFIGURATION
}
