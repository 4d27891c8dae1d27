package io.github.fallback4j.spring.endpoint;

import io.github.fallback4j.LevelState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The level, as JSON.
 *
 * @param value the level in force, 0 to 3
 * @param floor the least level that is ordered, 0 to 3
 * @param cap the highest level that may be found, 0 to 3
 * @param found the level that an overload was found to need, 0 to 3
 * @param source what decides: controller, or where floor or cap were ordered
 * @param by who ordered it
 * @param reason what they said, or what was found
 * @param since when it took effect
 * @param until when it ends by itself
 */
record LevelReport(
    Number value,
    Number floor,
    Number cap,
    Number found,
    @Nullable String source,
    @Nullable String by,
    @Nullable String reason,
    @Nullable Instant since,
    @Nullable Instant until) {

  static LevelReport of(LevelState level) {
    return new LevelReport(
        Words.plain(level.value()),
        Words.plain(level.floor()),
        Words.plain(level.cap()),
        Words.plain(level.found()),
        level.source(),
        level.by(),
        level.reason(),
        level.since(),
        level.until());
  }
}
