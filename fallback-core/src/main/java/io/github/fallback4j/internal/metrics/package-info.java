/**
 * Publishes counters and states as Micrometer meters. It only reads; none of this runs during a
 * call.
 */
@NullMarked
package io.github.fallback4j.internal.metrics;

import org.jspecify.annotations.NullMarked;
