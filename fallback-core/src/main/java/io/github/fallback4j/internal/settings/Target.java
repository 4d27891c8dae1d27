package io.github.fallback4j.internal.settings;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Order;

/**
 * Which dependencies an order or a flag is about. Immutable.
 *
 * @param kind what the name names
 * @param name an id, a tag without its prefix, or {@link Order#ALL}
 */
public record Target(Kind kind, String name) {

  /** Kinds of targets, the more specific first. */
  public enum Kind {
    /** One dependency. */
    ID,
    /** Every dependency of a tag. */
    TAG,
    /** Every dependency. */
    ALL
  }

  /** Every dependency. */
  public static final Target ALL = new Target(Kind.ALL, Order.ALL);

  /**
   * Reads a target; whether it exists is another question.
   *
   * @param text an id, {@code tag:x}, {@code all} or {@code *}
   */
  public static Target parse(String text) {
    String plain = text.strip();
    if (plain.equals(Order.ALL) || plain.equals("*")) {
      return ALL;
    }
    return plain.startsWith(Order.TAG_PREFIX)
        ? tag(plain.substring(Order.TAG_PREFIX.length()).strip())
        : id(plain);
  }

  /**
   * One dependency.
   *
   * @param id its id
   */
  public static Target id(String id) {
    return new Target(Kind.ID, id);
  }

  /**
   * Every dependency of a tag.
   *
   * @param tag the tag, without a prefix
   */
  public static Target tag(String tag) {
    return new Target(Kind.TAG, tag);
  }

  /**
   * Whether a dependency is among them.
   *
   * @param spec the dependency
   */
  public boolean covers(DependencySpec spec) {
    return switch (kind) {
      case ID -> spec.id().equals(name);
      case TAG -> spec.tags().contains(name);
      case ALL -> true;
    };
  }

  /** The target as {@link #parse} reads it. */
  @Override
  public String toString() {
    return kind == Kind.TAG ? Order.TAG_PREFIX + name : name;
  }
}
