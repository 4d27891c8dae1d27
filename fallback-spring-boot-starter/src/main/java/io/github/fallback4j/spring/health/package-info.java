/** Health: degraded is not down. */
@NullMarked
package io.github.fallback4j.spring.health;

import org.jspecify.annotations.NullMarked;
