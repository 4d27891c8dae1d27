package io.github.fallback4j.internal.settings;

/**
 * A floor or a cap that is set for the level. Immutable.
 *
 * @param level 0 to 3
 * @param setting what sets it
 */
public record LevelFlag(int level, Setting setting) {}
