package io.github.fallback4j.internal.switches;

import io.github.fallback4j.Cause;
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
 * What one order or one flag asks for: of all that cover a dependency one decides. Immutable, and
 * compared by identity: the same order given twice is two claims.
 */
final class Claim {
  private final Target target;
  private final Mode mode;
  private final String source;
  private final @Nullable Order order;
  private final Instant since;
  private final @Nullable Instant until;

  private Claim(
      Target target,
      Mode mode,
      String source,
      @Nullable Order order,
      Instant since,
      @Nullable Instant until) {
    this.target = target;
    this.mode = mode;
    this.source = source;
    this.order = order;
    this.since = since;
    this.until = until;
  }

  static Claim of(Order order, Instant now) {
    return new Claim(
        Target.parse(order.target()),
        order.mode(),
        order.source(),
        order,
        now,
        now.plus(order.lasting()));
  }

  static Claim of(Flag flag, Instant since) {
    return new Claim(flag.target(), flag.mode(), flag.setting().source(), null, since, null);
  }

  Target target() {
    return target;
  }

  Instant since() {
    return since;
  }

  boolean covers(DependencySpec spec) {
    return target.covers(spec);
  }

  /** Why it cannot hold for a dependency; {@code null} if it can. */
  @Nullable String refusal(DependencySpec spec) {
    return switch (mode) {
      case OFF -> spec.essential() ? "'" + spec.id() + "' is essential: it is never off" : null;
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
    return new Ruling(mode, target.kind() == Target.Kind.ALL, source, by(), reason(), now, until);
  }

  Explanation explanation(boolean deciding) {
    Cause cause = ruling(since).cause();
    double admitted = mode == Mode.OFF ? 0 : 1;
    return new Explanation(deciding, mode, cause, admitted, source, by(), reason(), since, until);
  }

  private @Nullable String by() {
    return order == null ? null : order.by();
  }

  private @Nullable String reason() {
    return order == null ? null : order.reason();
  }
}
