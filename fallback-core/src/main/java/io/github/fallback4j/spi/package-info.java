/** What users may implement to fit the engine into their surroundings. */
@NullMarked
package io.github.fallback4j.spi;

import org.jspecify.annotations.NullMarked;
