/** Measures what faults and overload do to an application, protected and not. */
@NullMarked
package io.github.fallback4j.examples.lab;

import org.jspecify.annotations.NullMarked;
