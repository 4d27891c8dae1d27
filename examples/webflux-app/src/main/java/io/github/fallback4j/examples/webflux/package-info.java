/** A school on event loops. What it can do without is asked of a service that may freeze. */
@NullMarked
package io.github.fallback4j.examples.webflux;

import org.jspecify.annotations.NullMarked;
