package io.github.fallback4j.internal.switches;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Order;
import io.github.fallback4j.internal.settings.Flag;
import io.github.fallback4j.internal.settings.Target;
import io.github.fallback4j.internal.verdict.Ruling;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mode that is asked for: of all that cover a dependency one decides. Immutable, and compared by
 * identity: the same order given twice is two claims.
 */
final class Claim {
  private final Target target;
  private final Mode mode;
  private final Claimant claimant;

  private Claim(Target target, Mode mode, Claimant claimant) {
    this.target = target;
    this.mode = mode;
    this.claimant = claimant;
  }

  static Claim of(Order order, Instant now, Instant until) {
    return new Claim(
        Target.parse(order.target()),
        order.mode(),
        new Claimant(order.source(), order.by(), order.reason(), now, until));
  }

  static Claim of(Flag flag, String source, Instant since) {
    return new Claim(
        flag.target(), flag.mode(), Claimant.standing(flag.setting().source(source), since));
  }

  /** A window switches off, while it is open. */
  static Claim off(Target target, Claimant window) {
    return new Claim(target, Mode.OFF, window);
  }

  Target target() {
    return target;
  }

  Instant since() {
    return claimant.since();
  }

  /** Whether at most the time at which it began tells it from another. */
  boolean saysTheSameAs(Claim other) {
    return target.equals(other.target)
        && mode == other.mode
        && claimant.isTheSameAs(other.claimant);
  }

  /** Why it cannot hold for a dependency; {@code null} if it can. */
  @Nullable String refusal(DependencySpec spec) {
    return switch (mode) {
      case OFF ->
          spec.essential() ? "'" + spec.id() + "' is essential and is never switched off" : null;
      case STANDBY -> spec.standby() == null ? "'" + spec.id() + "' has no standby route" : null;
      case ON, AUTO -> null;
    };
  }

  /**
   * The ruling it is.
   *
   * @param now when it begins to decide
   */
  Ruling ruling(Instant now) {
    return new Ruling(
        mode,
        target.kind() == Target.Kind.ALL,
        claimant.source(),
        claimant.by(),
        claimant.reason(),
        now,
        claimant.until());
  }

  Explanation explanation(boolean deciding) {
    return new Explanation(
        deciding,
        mode,
        ruling(since()).cause(),
        mode == Mode.OFF ? 0 : 1,
        claimant.source(),
        claimant.by(),
        claimant.reason(),
        claimant.since(),
        claimant.until());
  }
}
