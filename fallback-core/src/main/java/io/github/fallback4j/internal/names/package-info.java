/** Compares ids and property names. Pure functions; imports no other package of the library. */
@NullMarked
package io.github.fallback4j.internal.names;

import org.jspecify.annotations.NullMarked;
