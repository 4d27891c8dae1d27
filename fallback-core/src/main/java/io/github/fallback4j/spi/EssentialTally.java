package io.github.fallback4j.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of an essential dependency went since the engine was built. An immutable snapshot;
 * the numbers of one snapshot may be a few calls apart from each other.
 *
 * @param calls those that ended, and those under way that are bad already
 * @param bad those that failed, or took longer than the {@code objective-latency} of the
 *     dependency, 1 s if it has none. One that hangs is bad from that moment on, and counts once
 * @param underWay calls under way now
 * @param oldest how long the oldest of them has taken so far; {@code null} if there is none
 */
public record EssentialTally(long calls, long bad, int underWay, @Nullable Duration oldest) {}
