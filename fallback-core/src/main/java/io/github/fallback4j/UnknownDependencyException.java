package io.github.fallback4j;

import java.util.List;

/** A target that names no dependency. The message holds the nearest known names. */
public final class UnknownDependencyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String target;
  private final List<String> nearest;

  /**
   * Creates the exception.
   *
   * @param target the id or {@code tag:x} that was asked for
   * @param nearest known names that may have been meant, nearest first; may be empty
   * @param hint a phrase that ends the message
   */
  public UnknownDependencyException(String target, List<String> nearest, String hint) {
    super("unknown dependency '" + target + "'" + hint);
    this.target = target;
    this.nearest = List.copyOf(nearest);
  }

  /** The id or tag that was asked for. */
  public String target() {
    return target;
  }

  /** Up to three known names, nearest first; empty if none is near. */
  public List<String> nearest() {
    return nearest;
  }
}
