/**
 * What applications import: annotations, the {@link io.github.fallback4j.Dependency} they call
 * through, orders, settings, states and events. Nothing here has an engine in it; {@link
 * io.github.fallback4j.engine.FallbackEngine} brings it to life.
 */
@NullMarked
package io.github.fallback4j;

import org.jspecify.annotations.NullMarked;
