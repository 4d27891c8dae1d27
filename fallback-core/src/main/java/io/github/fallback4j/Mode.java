package io.github.fallback4j;

/** The mode that an order sets. */
public enum Mode {
  /**
   * Level, health signals and breaker decide. Ordered by a person, it also masks the configuration.
   */
  AUTO,
  /** Skips every call of the dependency. */
  OFF,
  /** Makes the call, whatever level, health and breaker say. Deadline and permits still apply. */
  ON,
  /** Uses the standby route where there is one. */
  STANDBY
}
