/** Assembles the engine: the only place that knows every room. */
@NullMarked
package io.github.fallback4j.engine;

import org.jspecify.annotations.NullMarked;
