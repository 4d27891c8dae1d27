/** A small school whose lessons go on when the rest is down. */
@NullMarked
package io.github.fallback4j.examples.school;

import org.jspecify.annotations.NullMarked;
