/** What happens when a lesson is done. */
@NullMarked
package io.github.fallback4j.examples.school.progress;

import org.jspecify.annotations.NullMarked;
