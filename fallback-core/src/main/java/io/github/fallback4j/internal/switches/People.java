package io.github.fallback4j.internal.switches;

import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Order;
import io.github.fallback4j.OrderReceipt;
import io.github.fallback4j.internal.settings.Target;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The source that people are: of their orders that cover a dependency the newest decides, and when
 * it ends, the next. Each has an end, which is a moment from when it is given on. Guarded by the
 * switchboard's lock.
 */
final class People {
  private final Ranking ranking;
  private final Orders orders;
  private final LevelOrders levelOrders;
  private final Journal journal;

  /**
   * Starts with nothing asked for.
   *
   * @param source says what they ask for
   * @param ranking decides anew when an order comes or goes
   * @param locked makes a change under the switchboard's lock; called by the scheduler when an
   *     order is due to end
   */
  People(ClaimSource source, Ranking ranking, Journal journal, Consumer<BooleanSupplier> locked) {
    this.ranking = ranking;
    this.journal = journal;
    this.orders = new Orders(journal, claim -> locked.accept(() -> expire(claim)));
    this.levelOrders = new LevelOrders(journal, given -> locked.accept(() -> expire(given)));
    source.claim(new Standing());
  }

  /** What is ordered; asked anew each time, so that an order costs nothing for the others. */
  private final class Standing implements Asked {
    @Override
    public List<Claim> covering(List<Target> targets) {
      return orders.covering(targets);
    }

    @Override
    public @Nullable Bound floor() {
      return levelOrders.floor();
    }

    @Override
    public @Nullable Bound cap() {
      return levelOrders.cap();
    }
  }

  OrderReceipt order(Order order) {
    Collection<SwitchedDependency> covered = ranking.covered(Target.parse(order.target()));
    Instant now = journal.time().now();
    Instant until = now.plus(order.lasting());
    Claim claim = Claim.of(order, now, until);
    if (covered.isEmpty() || covered.stream().anyMatch(member -> member.accepts(claim))) {
      orders.give(order, claim, until);
      changed(covered, order.ramp());
    }
    return SwitchedDependencies.receipt(claim, covered);
  }

  void order(LevelOrder order) {
    Instant now = journal.time().now();
    levelOrders.give(order, now, now.plus(order.lasting()));
    changed(List.of(), false);
  }

  /** Ends the order for a target; false if there was none. */
  boolean clear(Target target) {
    Collection<SwitchedDependency> covered = ranking.covered(target);
    return ended(orders.clear(target), covered);
  }

  /** Ends every order, and calls return at once; false if there was none. */
  boolean clearAll() {
    boolean ordered = orders.clearAll();
    boolean ended = levelOrders.clear() || ordered;
    if (ended) {
      changed(ranking.all(), false);
    }
    return ended;
  }

  /** Ends the order a claim is of, unless something else ended it before. */
  boolean expire(Claim claim) {
    Order ended = orders.expire(claim);
    return ended != null && ended(ended, ranking.covered(claim.target()));
  }

  private boolean ended(@Nullable Order order, Collection<SwitchedDependency> covered) {
    if (order != null) {
      changed(covered, order.ramp());
    }
    return order != null;
  }

  /** Ends floor and cap; false if there was neither. */
  boolean clearLevel() {
    return levelEnded(levelOrders.clear());
  }

  /** Ends an order for the level, unless something else ended it before. */
  boolean expire(LevelOrders.Given level) {
    return levelEnded(levelOrders.expire(level));
  }

  private boolean levelEnded(boolean ended) {
    if (ended) {
      changed(List.of(), false);
    }
    return ended;
  }

  /**
   * Has what is ordered now decide.
   *
   * @param covered whom the order concerns that came or went
   * @param inSteps whether calls that return do so in steps, which is that order's to say
   */
  private void changed(Collection<SwitchedDependency> covered, boolean inSteps) {
    ranking.again(covered, inSteps);
  }
}
