package io.github.fallback4j;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The level and where it comes from: what was found by itself is held between floor and cap, and if
 * they contradict each other the floor holds. Immutable.
 *
 * @param value the level in force, 0 to 3
 * @param floor the least level that is ordered, 0 to 3; 0 if none is
 * @param cap the highest level that may be found, 0 to 3; 3 if none is ordered
 * @param found the level that an overload was found to need, 0 to 3
 * @param source who or what decides: {@value #CONTROLLER}, or where floor or cap were ordered;
 *     {@code null} if nobody ordered anything and nothing was found
 * @param by who ordered it
 * @param reason what they said, or what was found
 * @param since when it took effect; {@code null} if there is no source
 * @param until when it ends by itself; {@code null} if that is not known
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

  /** The source of a level that was found by itself. */
  public static final String CONTROLLER = "controller";
}
