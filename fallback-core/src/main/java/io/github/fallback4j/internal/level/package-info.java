/** How much of the non-essential an overloaded process drops, found out by itself. */
@NullMarked
package io.github.fallback4j.internal.level;

import org.jspecify.annotations.NullMarked;
