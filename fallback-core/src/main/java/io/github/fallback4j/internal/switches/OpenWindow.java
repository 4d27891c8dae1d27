package io.github.fallback4j.internal.switches;

import io.github.fallback4j.internal.settings.Target;
import io.github.fallback4j.window.Schedule.Span;
import io.github.fallback4j.window.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A window while it is open. Immutable.
 *
 * @param window the window
 * @param span when it is open
 * @param claims what it switches off
 * @param floor of the level; {@code null} if it switches off
 */
record OpenWindow(Window window, Span span, List<Claim> claims, @Nullable Bound floor) {

  /**
   * Creates the claims of a window that opens.
   *
   * @param now since when it holds
   */
  static OpenWindow of(Window window, Span span, Instant now) {
    Claimant claimant =
        new Claimant("window " + window.name(), null, window.reason(), now, span.until());
    List<Claim> claims =
        window.dependencies().stream()
            .map(Target::parse)
            .map(target -> Claim.off(target, claimant))
            .toList();
    Integer level = window.level();
    return new OpenWindow(window, span, claims, level == null ? null : new Bound(level, claimant));
  }
}
