package io.github.fallback4j.spi;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Reports whether a dependency is well, to set it aside before its calls fail. It is asked again
 * and again, off the path of any call: two bad reports in a row set the dependency aside, or the
 * primary of one that has a standby; three good ones in a row let it return in steps. In Spring any
 * bean of this type is asked; else see {@link
 * io.github.fallback4j.engine.FallbackEngineBuilder#signal(HealthSignal)}.
 *
 * <p>Implementations need not be safe for use by many threads: one thread at a time asks, though
 * not always the same.
 */
public interface HealthSignal {

  /** Id of the dependency it reports on; always the same. */
  String dependency();

  /** Names it among the signals of the dependency, and is the source shown; always the same. */
  String name();

  /**
   * Reports. A report that takes longer than {@link
   * io.github.fallback4j.settings.HealthSignalSettings#timeout()} is a bad one: the check is
   * interrupted, and while it goes on all the same, no other begins.
   *
   * @throws Exception if nothing can be said; the same as {@link Report#unknown()}
   */
  Report check() throws Exception;

  /**
   * A signal of a function.
   *
   * @param dependency id of the dependency it reports on
   * @param name names it among the signals of the dependency
   * @param check reports, as {@link #check()} does
   */
  static HealthSignal of(String dependency, String name, Callable<Report> check) {
    return new HealthSignal() {
      @Override
      public String dependency() {
        return dependency;
      }

      @Override
      public String name() {
        return name;
      }

      @Override
      public Report check() throws Exception {
        return check.call();
      }
    };
  }

  /**
   * What a signal says. Immutable.
   *
   * @param state how the dependency is
   * @param reason why, for people
   */
  record Report(State state, @Nullable String reason) {

    /** The dependency is well. */
    public static Report good() {
      return new Report(State.GOOD, null);
    }

    /**
     * The dependency is not well.
     *
     * @param reason what is wrong, for people
     */
    public static Report bad(String reason) {
      return new Report(State.BAD, reason);
    }

    /**
     * Nothing can be said. Silence neither sets a dependency aside nor brings it back; after three
     * times probes find out how one is that was set aside.
     */
    public static Report unknown() {
      return new Report(State.UNKNOWN, null);
    }
  }

  /** How a dependency is. */
  enum State {
    /** Well. */
    GOOD,
    /** Not well. */
    BAD,
    /** Nobody knows. */
    UNKNOWN
  }
}
