/**
 * The mechanism of injected faults: how long one acts, on whose calls, and what it does to them.
 * When and why somebody injects one is not decided here.
 */
@NullMarked
package io.github.fallback4j.internal.drill;

import org.jspecify.annotations.NullMarked;
