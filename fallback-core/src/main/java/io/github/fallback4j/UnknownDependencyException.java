package io.github.fallback4j;

import io.github.fallback4j.internal.values.ForeignText;
import java.util.List;

/** A target matches no dependency. The message holds the nearest known names. */
public final class UnknownDependencyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String target;
  private final List<String> nearest;

  /**
   * Creates the exception for an unknown target.
   *
   * @param target the id or {@code tag:x} that was requested
   * @param nearest similar known names, nearest first; may be empty
   * @param hint a phrase that ends the message
   */
  public UnknownDependencyException(String target, List<String> nearest, String hint) {
    super("unknown dependency '" + ForeignText.name(target) + "'" + hint);
    this.target = target;
    this.nearest = List.copyOf(nearest);
  }

  /** Returns the id or tag that was requested. */
  public String target() {
    return target;
  }

  /** Returns up to three similar known names, nearest first; empty if there are none. */
  public List<String> nearest() {
    return nearest;
  }
}
