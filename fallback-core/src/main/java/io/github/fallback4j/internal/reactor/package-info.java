/**
 * Calls that answer with signals: Reactor's {@code Mono} and {@code Flux}. Loaded only where these
 * are used.
 */
@NullMarked
package io.github.fallback4j.internal.reactor;

import org.jspecify.annotations.NullMarked;
