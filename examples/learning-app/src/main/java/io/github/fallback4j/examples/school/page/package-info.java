/** What a pupil sees. */
@NullMarked
package io.github.fallback4j.examples.school.page;

import org.jspecify.annotations.NullMarked;
