/**
 * The types that applications import: annotations, {@link io.github.fallback4j.Dependency}, orders,
 * states and events. The implementation is elsewhere; {@link
 * io.github.fallback4j.engine.FallbackEngine} is where to begin.
 */
@NullMarked
package io.github.fallback4j;

import org.jspecify.annotations.NullMarked;
