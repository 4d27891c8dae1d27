package io.github.fallback4j.spring.matrix;

import java.util.Optional;

/**
 * What became of one call.
 *
 * @param answer the scores its caller got, or what was thrown
 * @param counted what was counted of it
 * @param origin the type of its {@code Outcome}, where its caller is told
 * @param asked how often the remote system was asked
 * @param permits how many calls could be in flight at once afterwards
 */
record Seen(Object answer, Counted counted, Optional<String> origin, int asked, int permits) {}
