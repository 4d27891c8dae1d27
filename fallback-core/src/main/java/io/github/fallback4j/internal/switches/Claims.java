package io.github.fallback4j.internal.switches;

import io.github.fallback4j.internal.settings.Flags;
import io.github.fallback4j.internal.settings.LevelFlag;
import io.github.fallback4j.internal.settings.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that one source asks for at one moment. Immutable. */
final class Claims implements Asked {
  static final Claims NONE = new Claims(List.of(), null, null);

  private final List<Claim> inOrder;
  private final Map<Target, List<Integer>> places = new HashMap<>();
  private final @Nullable Bound floor;
  private final @Nullable Bound cap;

  /**
   * Copies the list, so that a snapshot never changes.
   *
   * @param inOrder modes; of those that cover a dependency the first decides
   * @param floor of the level; {@code null} if it sets none
   * @param cap of the level; {@code null} if it sets none
   */
  Claims(List<Claim> inOrder, @Nullable Bound floor, @Nullable Bound cap) {
    this.inOrder = List.copyOf(inOrder);
    this.floor = floor;
    this.cap = cap;
    for (int place = 0; place < inOrder.size(); place++) {
      places.computeIfAbsent(inOrder.get(place).target(), t -> new ArrayList<>(1)).add(place);
    }
  }

  /**
   * What flags ask for.
   *
   * @param source who sets them
   * @param before what that source asked for until now: what is asked for again is the same claim
   * @param now since when what is new holds
   */
  static Claims of(Flags flags, String source, Claims before, Instant now) {
    List<Claim> claims =
        flags.modes().stream().map(flag -> before.keep(Claim.of(flag, source, now))).toList();
    return new Claims(
        claims, bound(flags.level(), source, now), bound(flags.levelCap(), source, now));
  }

  private static @Nullable Bound bound(@Nullable LevelFlag flag, String source, Instant now) {
    return flag == null ? null : Bound.of(flag, source, now);
  }

  private Claim keep(Claim next) {
    return at(next.target()).stream().filter(next::saysTheSameAs).findFirst().orElse(next);
  }

  private List<Claim> at(Target target) {
    return places.getOrDefault(target, List.of()).stream().map(inOrder::get).toList();
  }

  @Override
  public List<Claim> covering(List<Target> targets) {
    if (inOrder.isEmpty()) {
      return List.of();
    }
    List<Integer> found = new ArrayList<>();
    targets.forEach(target -> found.addAll(places.getOrDefault(target, List.of())));
    return found.stream().sorted().map(inOrder::get).toList();
  }

  @Override
  public @Nullable Bound floor() {
    return floor;
  }

  @Override
  public @Nullable Bound cap() {
    return cap;
  }
}
