package io.github.fallback4j;

import java.util.List;
import java.util.Map;

/**
 * What came of an order or of its removal: each dependency it covers stands in exactly one place.
 * Immutable.
 *
 * @param applied ids for which the order decides now
 * @param masked ids for which a newer order, or one of a higher rank, decides instead
 * @param refused ids the order cannot hold for, and why: an essential dependency is never switched
 *     off
 */
public record OrderReceipt(List<String> applied, List<String> masked, Map<String, String> refused) {
  /** Keeps copies. */
  public OrderReceipt {
    applied = List.copyOf(applied);
    masked = List.copyOf(masked);
    refused = Map.copyOf(refused);
  }
}
