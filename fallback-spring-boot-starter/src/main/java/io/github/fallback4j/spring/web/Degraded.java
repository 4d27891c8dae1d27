package io.github.fallback4j.spring.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.github.fallback4j.DegradedAnswer;
import io.github.fallback4j.internal.values.Values;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One degraded answer, in the words of the {@code Degraded} header. It may be shown to anybody,
 * since it contains no people, reasons or exceptions. Immutable.
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
        Values.word(answer.cause()),
        Values.word(answer.kind()),
        age == null ? null : age.toSeconds());
  }
}
