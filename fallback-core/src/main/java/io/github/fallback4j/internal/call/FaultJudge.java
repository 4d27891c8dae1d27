package io.github.fallback4j.internal.call;

import io.github.fallback4j.FaultyAnswerException;
import io.github.fallback4j.internal.log.WarnOnce;
import io.github.fallback4j.settings.FaultSettings;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what counts as a fault of a dependency. Safe for use by many threads. */
public final class FaultJudge {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.faults");

  private final String dependency;
  private final FaultSettings settings;
  private final WarnOnce failures = new WarnOnce(LOG);

  private FaultJudge(String dependency, FaultSettings settings) {
    this.dependency = dependency;
    this.settings = settings;
  }

  /**
   * Creates the judge for the settings of a dependency.
   *
   * @param dependency its id
   * @return {@code null} if there is nothing to judge: every exception is a fault, and no answer
   */
  public static @Nullable FaultJudge of(String dependency, FaultSettings settings) {
    return settings.equals(FaultSettings.DEFAULT) ? null : new FaultJudge(dependency, settings);
  }

  boolean isFault(Throwable thrown) {
    if (thrown instanceof FaultyAnswerException) {
      return true;
    }
    if (isOneOf(settings.except(), thrown)) {
      return false;
    }
    Predicate<? super Throwable> when = settings.when();
    if (settings.only().isEmpty() && when == null) {
      return true;
    }
    return isOneOf(settings.only(), thrown) || (when != null && says(when, thrown, true));
  }

  /** Returns what a call with this answer failed with; {@code null} if the answer is good. */
  @Nullable FaultyAnswerException judge(@Nullable Object answer) {
    Predicate<Object> rule = settings.answer();
    return answer != null && rule != null && says(rule, answer, false)
        ? new FaultyAnswerException(dependency, answer.getClass())
        : null;
  }

  private static boolean isOneOf(List<Class<? extends Throwable>> types, Throwable thrown) {
    for (Class<? extends Throwable> type : types) {
      if (type.isInstance(thrown)) {
        return true;
      }
    }
    return false;
  }

  private <T> boolean says(Predicate<? super T> rule, T about, boolean otherwise) {
    try {
      return rule.test(about);
    } catch (Throwable broken) {
      failures.log(
          "A predicate for faults of dependency '{}' failed, and is ignored for this call",
          dependency,
          broken);
      return otherwise;
    }
  }
}
