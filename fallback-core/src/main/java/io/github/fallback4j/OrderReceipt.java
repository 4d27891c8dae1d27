package io.github.fallback4j;

import java.util.List;
import java.util.Map;

/**
 * The effect of an order or of its removal. Each dependency that it covers is listed exactly once.
 * Immutable.
 *
 * @param applied ids of the dependencies for which the order decides now
 * @param masked ids of those for which a newer or higher-ranking order decides instead
 * @param refused ids of those that the order cannot apply to, and why, as an essential dependency
 *     is never switched off
 */
public record OrderReceipt(List<String> applied, List<String> masked, Map<String, String> refused) {
  /** Keeps unmodifiable copies of the collections. */
  public OrderReceipt {
    applied = List.copyOf(applied);
    masked = List.copyOf(masked);
    refused = Map.copyOf(refused);
  }
}
