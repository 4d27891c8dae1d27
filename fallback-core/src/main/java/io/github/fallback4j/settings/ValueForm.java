package io.github.fallback4j.settings;

import io.github.fallback4j.internal.values.Durations;
import io.github.fallback4j.internal.values.Values;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What may be written for a setting: how it is read, and which values fit. Immutable.
 *
 * @param type of the values; an array type for a list
 * @param parser reads a value; throws {@link IllegalArgumentException} that says what to write
 * @param fits whether a value is in range
 * @param range which values fit, for people
 * @param advice what to write instead of a value that does not fit
 * @param defaultText what holds where nothing is set, as it is written; empty for none
 */
record ValueForm<T>(
    Class<?> type,
    Function<String, ? extends T> parser,
    Predicate<? super T> fits,
    String range,
    String advice,
    String defaultText) {

  /** A form without a default. */
  private ValueForm(
      Class<?> type,
      Function<String, ? extends T> parser,
      Predicate<? super T> fits,
      String range,
      String advice) {
    this(type, parser, fits, range, advice, "");
  }

  ValueForm<T> byDefault(String text) {
    return new ValueForm<>(type, parser, fits, range, advice, text);
  }

  private static <T> ValueForm<T> any(
      Class<?> type, Function<String, ? extends T> parser, String range) {
    return new ValueForm<>(type, parser, value -> true, range, "");
  }

  static ValueForm<String> text(String range) {
    return any(String.class, text -> text, range);
  }

  static ValueForm<Boolean> truth() {
    return any(Boolean.class, Values::truth, "true, false");
  }

  static <E extends Enum<E>> ValueForm<E> constant(Class<E> type) {
    return any(
        type,
        text -> Values.constant(type, text),
        String.join(", ", Values.constants(type.getEnumConstants())));
  }

  static ValueForm<Integer> wholeNumber(int least, int most) {
    return new ValueForm<>(
        Integer.class,
        Values::integer,
        value -> value >= least && value <= most,
        String.format(Locale.ROOT, "%,d to %,d", least, most),
        "write a value from " + least + " to " + most);
  }

  static ValueForm<Double> number() {
    return any(Double.class, Values::number, "a number");
  }

  /** A number from 0 to 1. */
  static ValueForm<Double> share() {
    return new ValueForm<>(
        Double.class,
        Values::number,
        value -> value >= 0 && value <= 1,
        "0 to 1",
        "write a share between 0 and 1");
  }

  /** A share above 0 and below 1, written as a percentage. */
  static ValueForm<Double> percentage() {
    return new ValueForm<>(
        String.class,
        Values::percentage,
        value -> value > 0 && value < 1,
        "above 0%, below 100%",
        "write one above 0 and below 1; in a setting, above 0% and below 100%");
  }

  /** Shares above 0 and below 1, each larger than the one before. */
  static ValueForm<List<Double>> risingShares() {
    return new ValueForm<>(
        Double[].class,
        Values::shares,
        ValueForm::areRising,
        "rising, 0 to 1",
        "write rising shares between 0 and 1, like 0.1,0.25,0.5");
  }

  private static boolean areRising(List<Double> shares) {
    double previous = 0;
    for (double share : shares) {
      if (!(share > previous && share < 1)) {
        return false;
      }
      previous = share;
    }
    return true;
  }

  static ValueForm<Duration> duration(String least, String most) {
    Duration shortest = Durations.parse(least);
    Duration longest = Durations.parse(most);
    return new ValueForm<>(
        Duration.class,
        Durations::parse,
        value -> value.compareTo(shortest) >= 0 && value.compareTo(longest) <= 0,
        least + " to " + most,
        "write a value from " + least + " to " + most);
  }

  /** Names in the form of ids. */
  static ValueForm<Set<String>> ids() {
    return new ValueForm<>(
        String[].class,
        text -> Set.copyOf(Values.list(text)),
        values -> values.stream().allMatch(Values::isId),
        "ids",
        Values.ID_FORM);
  }

  static ValueForm<List<String>> targets() {
    return any(String[].class, Values::list, "ids, tag:x, all");
  }

  static ValueForm<List<Class<? extends Throwable>>> exceptions() {
    return any(Class[].class, Values::exceptions, "class names");
  }

  static ValueForm<Map<String, String>> pairs() {
    return any(String[].class, Values::pairs, "pairs like a=b");
  }

  /** What counts of a meter. */
  static ValueForm<String> statistic() {
    return new ValueForm<>(
        String.class,
        text -> text,
        value -> value.matches("value|max|mean|p\\d{1,2}(\\.\\d{1,4})?"),
        "value, max, mean, p99",
        "write value, max, mean, or a percentile that it publishes, like p99");
  }

  /** Only code can say it. */
  static <T> ValueForm<T> ofCode() {
    return any(
        Object.class,
        text -> {
          throw new IllegalArgumentException("set it in code");
        },
        "in code");
  }
}
