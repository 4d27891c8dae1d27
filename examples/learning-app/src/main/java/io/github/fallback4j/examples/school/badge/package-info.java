/** Badges for pupils, in Redis. */
@NullMarked
package io.github.fallback4j.examples.school.badge;

import org.jspecify.annotations.NullMarked;
