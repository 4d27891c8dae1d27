package io.github.fallback4j.window;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A window as it stands. Immutable.
 *
 * @param window the window
 * @param open whether it is open
 * @param from when it opened, if it is open; else when it will; else, if it never will again, when
 *     it last did
 * @param until when that ends
 * @param next when it opens next; {@code null} if it never will again
 */
public record WindowState(
    Window window, boolean open, Instant from, Instant until, @Nullable Instant next) {}
