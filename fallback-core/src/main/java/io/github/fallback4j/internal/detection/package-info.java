/** What raises and clears the causes that nobody orders: failures, and the ramp from them. */
@NullMarked
package io.github.fallback4j.internal.detection;

import org.jspecify.annotations.NullMarked;
