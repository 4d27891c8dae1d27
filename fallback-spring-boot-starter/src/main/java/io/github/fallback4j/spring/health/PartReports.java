package io.github.fallback4j.spring.health;

import io.github.fallback4j.spi.HealthSignal.Report;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Combines the health of a contributor's parts into one report. Stateless. */
final class PartReports {
  private PartReports() {}

  /**
   * The health of one part.
   *
   * @param path path of the part
   * @param health its health; {@code null} if it has none
   */
  record Part(String path, @Nullable Health health) {

    private boolean isBad() {
      return is(Status.DOWN) || is(Status.OUT_OF_SERVICE);
    }

    private boolean is(Status status) {
      return health != null && status.equals(health.getStatus());
    }

    private String reason() {
      if (health == null) {
        return path;
      }
      Object error = health.getDetails().get("error");
      return path + " is " + health.getStatus().getCode() + (error == null ? "" : ": " + error);
    }
  }

  /**
   * Returns bad if one part is down or out of service; otherwise good if one is up; otherwise
   * unknown.
   */
  static Report of(Stream<Part> asked) {
    List<Part> parts = asked.toList();
    return parts.stream()
        .filter(Part::isBad)
        .findFirst()
        .map(bad -> Report.bad(bad.reason()))
        .orElseGet(
            () ->
                parts.stream().anyMatch(part -> part.is(Status.UP))
                    ? Report.good()
                    : Report.unknown());
  }
}
