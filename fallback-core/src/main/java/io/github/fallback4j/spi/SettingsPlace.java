package io.github.fallback4j.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place where settings are set: a file, the environment, a configuration service. An engine is
 * given its places in their order ({@link
 * io.github.fallback4j.engine.FallbackEngineBuilder#places}). Safe for use by many threads.
 */
public interface SettingsPlace {

  /**
   * Returns what is set here, as it is spelt here: variables, whose names begin with {@code
   * FALLBACK_}, and properties, whose names begin with {@code fallback.}, in upper or lower case.
   * Other names are ignored. A blank property hides what weaker places set; a blank variable does
   * not. Asked once.
   */
  Map<String, String> listed();

  /**
   * Whether {@link #listed()} returns everything. If not, {@link #find} is asked for each property
   * that is needed.
   */
  default boolean isListed() {
    return true;
  }

  /**
   * Looks up a property that is not listed. Asked again each time it is needed.
   *
   * @param property its canonical name, like {@code fallback.dependencies.lesson-ranking.deadline}
   * @return {@code null} if it is not set here
   */
  default @Nullable String find(String property) {
    return null;
  }

  /**
   * Returns a place that is listed as a whole.
   *
   * @param values name to value, as {@link #listed()} describes it
   */
  static SettingsPlace of(Map<String, String> values) {
    Map<String, String> copy = Map.copyOf(values);
    return () -> copy;
  }
}
