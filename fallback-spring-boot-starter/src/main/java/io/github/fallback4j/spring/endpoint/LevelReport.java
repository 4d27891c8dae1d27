package io.github.fallback4j.spring.endpoint;

import io.github.fallback4j.LevelState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The level, as JSON.
 *
 * @param value the level in force, 0 to 3
 * @param floor the ordered level, 0 to 3
 * @param source where the floor was ordered
 * @param by who ordered it
 * @param reason what they said
 * @param since when the floor took effect
 * @param until when it ends by itself
 */
record LevelReport(
    Number value,
    Number floor,
    @Nullable String source,
    @Nullable String by,
    @Nullable String reason,
    @Nullable Instant since,
    @Nullable Instant until) {

  static LevelReport of(LevelState level) {
    return new LevelReport(
        Words.plain(level.value()),
        Words.plain(level.floor()),
        level.source(),
        level.by(),
        level.reason(),
        level.since(),
        level.until());
  }
}
