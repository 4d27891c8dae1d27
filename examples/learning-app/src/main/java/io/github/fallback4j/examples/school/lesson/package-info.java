/** Lessons, from the database: what the school exists for. */
@NullMarked
package io.github.fallback4j.examples.school.lesson;

import org.jspecify.annotations.NullMarked;
