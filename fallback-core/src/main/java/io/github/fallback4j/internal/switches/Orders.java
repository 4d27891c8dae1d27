package io.github.fallback4j.internal.switches;

import io.github.fallback4j.FallbackEvent.OrderEnded;
import io.github.fallback4j.FallbackEvent.Ordered;
import io.github.fallback4j.Order;
import io.github.fallback4j.internal.settings.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What people ordered, at most one order for each target. Each leaves a record when it is given and
 * when it ends. Guarded by the switchboard's lock.
 */
final class Orders {
  private final Journal journal;
  private final Consumer<? super Claim> expiry;
  private final Map<Target, Given> byTarget = new HashMap<>();

  private long given;

  private record Given(Order order, Claim claim, long number, Runnable cancelExpiry) {}

  /**
   * Creates an empty collection of orders.
   *
   * @param journal records each order given or ended
   * @param expiry called by the scheduler when a claim is due to end
   */
  Orders(Journal journal, Consumer<? super Claim> expiry) {
    this.journal = journal;
    this.expiry = expiry;
  }

  /** Those for some targets, the newest first. Costs the same however many others there are. */
  List<Claim> covering(List<Target> targets) {
    return targets.stream()
        .map(byTarget::get)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparingLong(Given::number).reversed())
        .map(Given::claim)
        .toList();
  }

  /**
   * Adds an order as the newest, in place of the one for the same target.
   *
   * @param claim what it asks for
   * @param until when it ends
   */
  void give(Order order, Claim claim, Instant until) {
    clear(claim.target());
    Duration rest = Duration.between(claim.since(), until);
    Runnable cancel = journal.time().schedule(rest, () -> expiry.accept(claim));
    byTarget.put(claim.target(), new Given(order, claim, ++given, cancel));
    journal.write((at, instance) -> new Ordered(at, instance, order, until, order.source()));
  }

  /** Ends the order for a target, and returns it if there was one. */
  @Nullable Order clear(Target target) {
    Given ended = byTarget.get(target);
    return ended == null ? null : end(ended, false);
  }

  /** Ends every order; false if there was none. */
  boolean clearAll() {
    List<Given> all = List.copyOf(byTarget.values());
    all.forEach(given -> end(given, false));
    return !all.isEmpty();
  }

  /** Ends the order a claim is of, and returns it unless something else ended it before. */
  @Nullable Order expire(Claim claim) {
    Given ended = byTarget.get(claim.target());
    return ended == null || ended.claim() != claim ? null : end(ended, true);
  }

  private Order end(Given ended, boolean expired) {
    byTarget.remove(ended.claim().target());
    ended.cancelExpiry().run();
    Order order = ended.order();
    journal.write((at, instance) -> new OrderEnded(at, instance, order, order.source(), expired));
    return order;
  }
}
