/** Automatic level control: finds how many non-essential calls an overloaded process must drop. */
@NullMarked
package io.github.fallback4j.internal.level;

import org.jspecify.annotations.NullMarked;
