/**
 * Reads the annotations of a method: ours, wherever they are written, and the transactions that
 * Spring's and Jakarta's annotations declare. The package {@code method} makes plans from them.
 */
@NullMarked
package io.github.fallback4j.internal.annotation;

import org.jspecify.annotations.NullMarked;
