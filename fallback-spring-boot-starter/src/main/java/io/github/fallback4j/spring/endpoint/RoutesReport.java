package io.github.fallback4j.spring.endpoint;

import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Routes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the two routes to a dependency stand, as JSON.
 *
 * @param standbyShare the share of calls that go by the standby, 0 to 1
 * @param primary the primary
 * @param standby the standby
 */
record RoutesReport(double standbyShare, Way primary, Way standby) {

  /**
   * The state of one route.
   *
   * @param status what is happening to calls by it
   * @param cause why
   * @param source what raised the cause
   * @param by who ordered it
   * @param reason what was said about it
   * @param since when this state began
   * @param until when the cause ends by itself
   * @param admitted the share of calls it lets through
   */
  record Way(
      String status,
      String cause,
      @Nullable String source,
      @Nullable String by,
      @Nullable String reason,
      Instant since,
      @Nullable Instant until,
      double admitted) {

    static Way of(DependencyState state) {
      return new Way(
          Words.of(state.status()),
          Words.of(state.cause()),
          state.source(),
          state.by(),
          state.reason(),
          state.since(),
          state.until(),
          state.admitted());
    }
  }

  static @Nullable RoutesReport of(@Nullable Routes routes) {
    return routes == null
        ? null
        : new RoutesReport(
            Words.rounded(routes.standbyShare()),
            Way.of(routes.primary()),
            Way.of(routes.standby()));
  }
}
