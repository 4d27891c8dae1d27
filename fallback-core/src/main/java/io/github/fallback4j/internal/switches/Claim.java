package io.github.fallback4j.internal.switches;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Order;
import io.github.fallback4j.internal.settings.Flag;
import io.github.fallback4j.internal.settings.Origin;
import io.github.fallback4j.internal.settings.Setting;
import io.github.fallback4j.internal.settings.Target;
import io.github.fallback4j.internal.verdict.Ruling;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one order, flag or window asks for: of all that cover a dependency one decides. Immutable,
 * and compared by identity: the same order given twice is two claims.
 */
final class Claim {

  /** Who claims; the first decides first. */
  private enum Rank {
    PERSON,
    ENVIRONMENT,
    WINDOW,
    CONFIGURATION
  }

  private static final Comparator<Claim> BY_RANK = Comparator.comparing(claim -> claim.rank);

  private final Rank rank;
  private final Target target;
  private final Mode mode;
  private final String source;
  private final @Nullable String by;
  private final @Nullable String reason;
  private final Instant since;
  private final @Nullable Instant until;

  private Claim(
      Rank rank,
      Target target,
      Mode mode,
      String source,
      @Nullable String by,
      @Nullable String reason,
      Instant since,
      @Nullable Instant until) {
    this.rank = rank;
    this.target = target;
    this.mode = mode;
    this.source = source;
    this.by = by;
    this.reason = reason;
    this.since = since;
    this.until = until;
  }

  static Claim of(Order order, Instant now) {
    return new Claim(
        Rank.PERSON,
        Target.parse(order.target()),
        order.mode(),
        order.source(),
        order.by(),
        order.reason(),
        now,
        now.plus(order.lasting()));
  }

  static Claim of(Flag flag, Instant since) {
    Setting setting = flag.setting();
    Rank rank = setting.origin() == Origin.ENVIRONMENT ? Rank.ENVIRONMENT : Rank.CONFIGURATION;
    return new Claim(rank, flag.target(), flag.mode(), setting.source(), null, null, since, null);
  }

  /** A window switches off, while it is open. */
  static Claim off(
      Target target, String source, @Nullable String reason, Instant since, Instant until) {
    return new Claim(Rank.WINDOW, target, Mode.OFF, source, null, reason, since, until);
  }

  /**
   * Those of all claims that cover a dependency, the one that ranks highest first.
   *
   * @param claims within each rank in their order
   */
  static List<Claim> ranked(Stream<Claim> claims, DependencySpec spec) {
    return claims.filter(claim -> claim.target.covers(spec)).sorted(BY_RANK).toList();
  }

  Target target() {
    return target;
  }

  Instant since() {
    return since;
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
    return new Ruling(mode, target.kind() == Target.Kind.ALL, source, by, reason, now, until);
  }

  Explanation explanation(boolean deciding) {
    Cause cause = ruling(since).cause();
    double admitted = mode == Mode.OFF ? 0 : 1;
    return new Explanation(deciding, mode, cause, admitted, source, by, reason, since, until);
  }
}
