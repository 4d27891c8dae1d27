package io.github.fallback4j.spring.endpoint;

import io.github.fallback4j.SourceState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source of orders, as JSON.
 *
 * @param name its name
 * @param status {@code ok}, {@code stale}, {@code lost} or {@code invalid}; whatever it is, what
 *     the source ordered last still holds
 * @param since since when it has had that status
 * @param age how long ago it last said without fault what it orders, in seconds; none if it never
 *     did
 * @param problem what is wrong; none if nothing is
 */
record SourceReport(
    String name, String status, Instant since, @Nullable Double age, @Nullable String problem) {

  static SourceReport of(SourceState state) {
    Duration age = state.age();
    return new SourceReport(
        state.name(),
        Words.of(state.status()),
        state.since(),
        age == null ? null : age.toMillis() / 1000.0,
        state.problem());
  }
}
