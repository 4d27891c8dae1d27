package io.github.fallback4j;

/** How an order limits the level. */
public enum LevelBound {
  /** The level is at least this. A floor wins over a lower cap. */
  FLOOR,
  /** Automatic level control raises the level at most this far. */
  CAP,
  /** The level is exactly this: floor and cap in one. */
  PIN
}
