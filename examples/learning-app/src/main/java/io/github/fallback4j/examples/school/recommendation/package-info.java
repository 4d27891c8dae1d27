/** What to learn next, asked of the school library's service. */
@NullMarked
package io.github.fallback4j.examples.school.recommendation;

import org.jspecify.annotations.NullMarked;
