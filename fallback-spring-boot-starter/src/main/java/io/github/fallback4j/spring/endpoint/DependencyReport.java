package io.github.fallback4j.spring.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.github.fallback4j.CallCounts;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Explanation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dependency, as JSON. What is {@code null} is shown as such, but for what few dependencies have.
 *
 * @param essential whether it is never skipped
 * @param status what is happening to its calls
 * @param mode what is ordered
 * @param cause why
 * @param source what raised the cause
 * @param by who ordered it
 * @param reason what was said about it
 * @param since when this state began
 * @param until when the cause ends by itself
 * @param admitted the share of calls let through, 0 to 1
 * @param criticality how early a level drops its calls; none if it is essential
 * @param tags its groups
 * @param calls how its calls were answered so far, by outcome, and those in flight
 * @param objective how it keeps its objective; only if it has one
 * @param routes how its primary and its standby stand; only if it has a standby
 * @param description what it is
 * @param owner who looks after it
 * @param runbook what to do about it
 * @param explain every order and cause, the deciding one first; only if asked for
 */
record DependencyReport(
    boolean essential,
    String status,
    String mode,
    String cause,
    @Nullable String source,
    @Nullable String by,
    @Nullable String reason,
    Instant since,
    @Nullable Instant until,
    double admitted,
    @Nullable String criticality,
    List<String> tags,
    Map<String, Long> calls,
    @JsonInclude(Include.NON_NULL) @Nullable ObjectiveReport objective,
    @JsonInclude(Include.NON_NULL) @Nullable RoutesReport routes,
    @JsonInclude(Include.NON_NULL) @Nullable String description,
    @JsonInclude(Include.NON_NULL) @Nullable String owner,
    @JsonInclude(Include.NON_NULL) @Nullable String runbook,
    @JsonInclude(Include.NON_NULL) @Nullable List<Reason> explain) {

  /**
   * An order or a cause.
   *
   * @param deciding whether it decides; the others are masked
   * @param mode what is ordered; none for a cause that is no order
   * @param cause the cause it is, or would be
   * @param admitted the share of calls it lets through
   * @param source what raised it
   * @param by who ordered it
   * @param reason what was said about it
   * @param since when it began
   * @param until when it ends by itself
   */
  record Reason(
      boolean deciding,
      @Nullable String mode,
      String cause,
      double admitted,
      @Nullable String source,
      @Nullable String by,
      @Nullable String reason,
      Instant since,
      @Nullable Instant until) {

    static Reason of(Explanation explanation) {
      return new Reason(
          explanation.deciding(),
          explanation.mode() == null ? null : Words.of(explanation.mode()),
          Words.of(explanation.cause()),
          explanation.admitted(),
          explanation.source(),
          explanation.by(),
          explanation.reason(),
          explanation.since(),
          explanation.until());
    }
  }

  static DependencyReport of(Dependency dependency, @Nullable List<Explanation> explanations) {
    DependencyState state = dependency.state();
    DependencySpec spec = dependency.spec();
    return new DependencyReport(
        spec.essential(),
        Words.of(state.status()),
        Words.of(state.mode()),
        Words.of(state.cause()),
        state.source(),
        state.by(),
        state.reason(),
        state.since(),
        state.until(),
        state.admitted(),
        spec.essential() ? null : Words.of(spec.criticality()),
        spec.tags().stream().sorted().toList(),
        calls(dependency.calls()),
        dependency.objective().map(ObjectiveReport::of).orElse(null),
        RoutesReport.of(dependency.routes()),
        spec.description(),
        spec.owner(),
        spec.runbook(),
        explanations == null ? null : explanations.stream().map(Reason::of).toList());
  }

  private static Map<String, Long> calls(CallCounts counts) {
    Map<String, Long> calls = new LinkedHashMap<>();
    calls.put("live", counts.live());
    calls.put("stale", counts.stale());
    calls.put("substitute", counts.substitute());
    calls.put("empty", counts.empty());
    calls.put("pass-through", counts.passThrough());
    calls.put("error", counts.error());
    calls.put("inFlight", (long) counts.inFlight());
    return calls;
  }
}
