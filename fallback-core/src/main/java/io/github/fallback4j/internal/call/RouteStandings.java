package io.github.fallback4j.internal.call;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Routes;
import io.github.fallback4j.settings.StandbySettings;
import java.util.Objects;

/**
 * The two routes to a dependency that has a standby. Immutable.
 *
 * @param primary the one to go as long as it is in use
 * @param standby the other
 */
public record RouteStandings(RouteStanding primary, RouteStanding standby) {

  Routes routes() {
    return new Routes(primary.standing().verdict().state(), standby.standing().verdict().state());
  }

  /** The dependency with the permits and the deadline of its standby. */
  static DependencySpec onStandby(DependencySpec spec) {
    StandbySettings settings = Objects.requireNonNullElse(spec.standby(), StandbySettings.DEFAULT);
    return spec.toBuilder()
        .deadline(Objects.requireNonNullElse(settings.deadline(), spec.deadline()))
        .permits(Objects.requireNonNullElse(settings.permits(), spec.permits()))
        .probe(null)
        .build();
  }
}
