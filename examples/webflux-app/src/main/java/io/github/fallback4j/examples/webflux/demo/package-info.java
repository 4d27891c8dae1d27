/** Starts what the school needs, freezes it, and measures what pupils notice. */
@NullMarked
package io.github.fallback4j.examples.webflux.demo;

import org.jspecify.annotations.NullMarked;
