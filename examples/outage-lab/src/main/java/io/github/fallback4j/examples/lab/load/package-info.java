/**
 * Requests that come when they come, whether or not earlier ones were answered, and what became of
 * them.
 */
@NullMarked
package io.github.fallback4j.examples.lab.load;

import org.jspecify.annotations.NullMarked;
