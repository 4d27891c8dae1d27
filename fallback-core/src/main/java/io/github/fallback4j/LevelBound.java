package io.github.fallback4j;

/** What an order for the level asks for. */
public enum LevelBound {
  /** At least this level. It outranks a cap that is lower. */
  FLOOR,
  /** At most this level is found by itself. */
  CAP,
  /** Exactly this level: a floor and a cap in one. */
  PIN
}
