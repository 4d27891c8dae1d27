package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An argument that equals no other finds no answer again. */
class KeysWithoutEqualsTest {
  private final PlanFixture fixture = new PlanFixture();

  static class Filter {}

  record Query(String text) {}

  abstract static class Shape {}

  static class Lessons {
    @NonEssential("lessons")
    @LastKnownGood
    public List<String> filter(String room, Filter filter) {
      return List.of();
    }

    @NonEssential("lessons")
    @LastKnownGood
    public List<String> filters(Filter... filters) {
      return List.of();
    }

    @NonEssential("lessons")
    @LastKnownGood
    public List<String> listed(Map<String, List<Filter>> filters) {
      return List.of();
    }

    @NonEssential("lessons")
    @LastKnownGood
    public List<String> counter(AtomicInteger counter) {
      return List.of();
    }

    @NonEssential("lessons")
    @LastKnownGood(key = "room")
    public List<String> named(String room, Filter filter) {
      return List.of();
    }

    @NonEssential("lessons")
    @LastKnownGood
    public List<String> values(
        String text, int number, Query query, DayOfWeek day, int[] ids, List<Query> queries) {
      return List.of();
    }

    @NonEssential("lessons")
    @LastKnownGood
    public <T extends Comparable<T>> List<String> unknown(
        Object any, Shape shape, CharSequence text, T generic, Class<?> type) {
      return List.of();
    }

    @NonEssential("lessons")
    public List<String> forgetful(Filter filter) {
      return List.of();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"filter", "filters", "listed", "counter"})
  void argumentHasNoEquals_isSaidAtStart(String method) {
    assertThat(fixture.plan(new Lessons()).method(method).warnings())
        .singleElement()
        .asString()
        .contains(method)
        .containsAnyOf("Filter", "AtomicInteger")
        .contains("no equals()", "key = ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"named", "values", "unknown", "forgetful"})
  void argumentHasOneOrMayHave_nothingIsSaid(String method) {
    assertThat(fixture.plan(new Lessons()).method(method).warnings()).isEmpty();
  }
}
