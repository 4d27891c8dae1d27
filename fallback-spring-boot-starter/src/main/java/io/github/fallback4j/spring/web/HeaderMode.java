package io.github.fallback4j.spring.web;

import java.util.List;
import java.util.stream.Collectors;

/** What the {@code Degraded} header of a response says. */
enum HeaderMode {
  /** There is none. */
  OFF,
  /** Which dependencies. */
  IDS,
  /** Also why, and how they were answered. */
  CAUSES;

  /** What servers take is bounded, often at 8 kB for all header fields together. */
  private static final int MOST_MEMBERS = 32;

  /**
   * Writes an RFC 9651 list. Ids and words are tokens and ages are integers, so nothing needs
   * quoting.
   *
   * @param degradations at most the first 32 are written
   */
  String write(List<Degraded> degradations) {
    return degradations.stream()
        .limit(MOST_MEMBERS)
        .map(this::member)
        .collect(Collectors.joining(", "));
  }

  private String member(Degraded degraded) {
    if (this == IDS) {
      return degraded.dependency();
    }
    String age = degraded.age() == null ? "" : ";age=" + degraded.age();
    return degraded.dependency()
        + ";cause="
        + degraded.cause()
        + ";fallback="
        + degraded.fallback()
        + age;
  }
}
