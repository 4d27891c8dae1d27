/** The class ranking, in Redis. */
@NullMarked
package io.github.fallback4j.examples.school.ranking;

import org.jspecify.annotations.NullMarked;
