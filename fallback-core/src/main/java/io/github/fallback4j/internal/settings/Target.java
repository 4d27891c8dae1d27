package io.github.fallback4j.internal.settings;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Order;
import io.github.fallback4j.internal.names.Spelling;
import java.util.ArrayList;
import java.util.List;

/**
 * Which dependencies an order or a flag is about. Immutable.
 *
 * @param kind what the name names
 * @param name an id, an id in letters and digits only, a tag without its prefix, or {@link
 *     Order#ALL}
 */
public record Target(Kind kind, String name) {

  /** Kinds of targets, the more specific first. */
  public enum Kind {
    /** The target is one dependency. */
    ID(0),
    /** One dependency, whose id is known in letters and digits only. */
    SPELT_ID(0),
    /** Every dependency of a tag. */
    TAG(1),
    /** The target is every dependency. */
    ALL(2);

    private final int breadth;

    Kind(int breadth) {
      this.breadth = breadth;
    }

    /** The less, the more specific. */
    int breadth() {
      return breadth;
    }
  }

  /** The target of every dependency. */
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
   * Returns the target of one dependency.
   *
   * @param id its id
   */
  public static Target id(String id) {
    return new Target(Kind.ID, id);
  }

  /**
   * One dependency, as keys that hold its id name it: an environment variable knows no dashes.
   *
   * @param id its id, in any spelling
   */
  static Target speltId(String id) {
    return new Target(Kind.SPELT_ID, Spelling.plain(id));
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
   * Every target that covers a dependency.
   *
   * @param spec the dependency
   */
  public static List<Target> allOf(DependencySpec spec) {
    List<Target> targets = new ArrayList<>(List.of(id(spec.id()), speltId(spec.id()), ALL));
    spec.tags().forEach(tag -> targets.add(tag(tag)));
    return targets;
  }

  /**
   * Whether a dependency is among them.
   *
   * @param spec the dependency
   */
  public boolean covers(DependencySpec spec) {
    return switch (kind) {
      case ID -> spec.id().equals(name);
      case SPELT_ID -> Spelling.plain(spec.id()).equals(name);
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
