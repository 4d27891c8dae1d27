package io.github.fallback4j.spring.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.github.fallback4j.DegradedAnswer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That a dependency did not give an answer of its own, in the words of the {@code Degraded} header:
 * fit to be shown to anybody, since neither people nor reasons nor exceptions are in it. Immutable.
 *
 * @param dependency the dependency's id
 * @param cause why, like {@code switch-off} or {@code breaker}
 * @param fallback how it was answered: {@code stale}, {@code substitute}, {@code empty} or {@code
 *     error}
 * @param age how old a stale answer is, in whole seconds; {@code null} for any other
 */
public record Degraded(
    String dependency,
    String cause,
    String fallback,
    @JsonInclude(Include.NON_NULL) @Nullable Long age) {

  static Degraded of(DegradedAnswer answer) {
    Duration age = answer.age();
    return new Degraded(
        answer.dependency(),
        word(answer.cause()),
        word(answer.kind()),
        age == null ? null : age.toSeconds());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
