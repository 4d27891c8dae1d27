package io.github.fallback4j.spring.matrix;

import io.github.fallback4j.Cause;
import java.util.HashMap;
import java.util.Map;

/** How the dependency stands, and the remote system behind it. */
enum State {
  HEALTHY("healthy", Cause.NONE, "success", Map.of()),
  OFF("off", Cause.SWITCH_OFF, null, Map.of("fallback.switches.off", Shapes.ID)),
  FAILING("failing", Cause.FAILURE, "failure", Map.of()),
  MIDWAY("failing midway", Cause.FAILURE, "failure", Map.of()),
  OVERDUE("overdue", Cause.DEADLINE, "overdue", Map.of(setting("deadline"), "20ms")),
  OFFLOADED(
      "overdue, `offload`",
      Cause.DEADLINE,
      "overdue",
      Map.of(setting("deadline"), "20ms", setting("enforce"), "offload"));

  /** How many calls the dependency may have in flight. */
  static final int PERMITS = 2;

  private final String title;
  private final Cause cause;
  private final String result;
  private final Map<String, String> settings;

  State(String title, Cause cause, String result, Map<String, String> settings) {
    this.title = title;
    this.cause = cause;
    this.result = result;
    this.settings = settings;
  }

  private static String setting(String name) {
    return "fallback.dependencies." + Shapes.ID + "." + name;
  }

  /** Why calls are answered as they are. */
  Cause cause() {
    return cause;
  }

  /** How the duration of a call is counted; {@code null} if none is made. */
  String result() {
    return result;
  }

  /** Whether the remote system is silent until it is told to speak. */
  boolean isMute() {
    return cause == Cause.DEADLINE;
  }

  /** What is set. No deadline passes unless it shall, and nothing is detected. */
  Map<String, String> settings() {
    Map<String, String> all = new HashMap<>();
    all.put(setting("permits"), String.valueOf(PERMITS));
    all.put(setting("automatic"), "off");
    all.put(setting("warm-up"), "0");
    all.put(setting("deadline"), "1m");
    all.putAll(settings);
    return all;
  }

  @Override
  public String toString() {
    return title;
  }
}
