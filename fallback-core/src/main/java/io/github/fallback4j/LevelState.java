package io.github.fallback4j;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The level and where it comes from. Immutable.
 *
 * @param value the level in force, 0 to 3
 * @param floor the ordered level, 0 to 3
 * @param source who or what ordered the floor; {@code null} if nobody did
 * @param by who ordered it
 * @param reason what they said
 * @param since when the floor took effect; {@code null} if there is none
 * @param until when it ends by itself; {@code null} if it does not
 */
public record LevelState(
    double value,
    double floor,
    @Nullable String source,
    @Nullable String by,
    @Nullable String reason,
    @Nullable Instant since,
    @Nullable Instant until) {}
