package io.github.fallback4j;

/** What an order asks for. */
public enum Mode {
  /** Levels, health and detection decide. Ordered by a person, it also masks configuration. */
  AUTO,
  /** Skip the call. */
  OFF,
  /** Make the call, whatever level, health and breaker say. Deadline and permits still hold. */
  ON,
  /** Use the standby route where there is one. */
  STANDBY
}
