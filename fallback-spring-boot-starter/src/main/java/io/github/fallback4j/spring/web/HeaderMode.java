package io.github.fallback4j.spring.web;

import java.util.List;
import java.util.stream.Collectors;

/** The content of the {@code Degraded} header of a response. */
enum HeaderMode {
  /** No {@code Degraded} header is sent. */
  OFF,
  /** The header lists the dependencies that did not answer. */
  IDS,
  /** The header also says why, and how their calls were answered. */
  CAUSES;

  /** Servers limit the size of all header fields together, often to 8 kB. */
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
