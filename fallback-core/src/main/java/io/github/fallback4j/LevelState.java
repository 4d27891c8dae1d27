package io.github.fallback4j;

import io.github.fallback4j.internal.values.ForeignText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The level in force and where it comes from. The level that automatic control found is kept
 * between floor and cap; if the floor is above the cap, the floor wins. Immutable.
 *
 * @param value the level in force, 0 to 3
 * @param floor the lowest level allowed by orders, 0 to 3; 0 if there is no order
 * @param cap the highest level that automatic control may set, 0 to 3; 3 if there is no order
 * @param found the level that automatic control found necessary, 0 to 3
 * @param source what decides: {@value #CONTROLLER}, or the source of the floor or cap; {@code null}
 *     if there is no order and automatic control found 0
 * @param by who ordered it
 * @param reason the reason given, or the overload that was detected
 * @param since when it took effect; {@code null} if there is no source
 * @param until when it ends on its own; {@code null} if that is not known
 */
public record LevelState(
    double value,
    double floor,
    double cap,
    double found,
    @Nullable String source,
    @Nullable String by,
    @Nullable String reason,
    @Nullable Instant since,
    @Nullable Instant until) {

  /** Cleans the reason, which may name things of the application. */
  public LevelState {
    reason = ForeignText.reason(reason);
  }

  /** The source of a level set by automatic control. */
  public static final String CONTROLLER = "controller";
}
