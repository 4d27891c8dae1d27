package io.github.fallback4j.window;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The current state of a window. Immutable.
 *
 * @param window the window
 * @param open whether it is open
 * @param from when it opened, if it is open; otherwise when it opens next; if it never opens again,
 *     when it last opened
 * @param until when that period ends
 * @param next when it opens next; {@code null} if it never opens again
 */
public record WindowState(
    Window window, boolean open, Instant from, Instant until, @Nullable Instant next) {}
