/**
 * Shows counters and states as Micrometer's meters. Only reads; nothing here is on a call's path.
 */
@NullMarked
package io.github.fallback4j.internal.metrics;

import org.jspecify.annotations.NullMarked;
