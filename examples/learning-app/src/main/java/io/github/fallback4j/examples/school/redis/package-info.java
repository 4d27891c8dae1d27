/** The connection to Redis. */
@NullMarked
package io.github.fallback4j.examples.school.redis;

import org.jspecify.annotations.NullMarked;
