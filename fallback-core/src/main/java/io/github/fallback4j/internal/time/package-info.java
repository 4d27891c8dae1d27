/** The JVM's clock and timer. Imports only the interface that it implements. */
@NullMarked
package io.github.fallback4j.internal.time;

import org.jspecify.annotations.NullMarked;
