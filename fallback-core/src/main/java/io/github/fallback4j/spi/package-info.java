/** Interfaces that users may implement or use to integrate the engine with their environment. */
@NullMarked
package io.github.fallback4j.spi;

import org.jspecify.annotations.NullMarked;
