package io.github.fallback4j.spi;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Reports whether a dependency works, so that it can be degraded before its calls fail. Signals are
 * polled on separate threads, never during a call. Two bad reports in a row degrade the dependency,
 * or its primary if it has a standby; three good reports in a row let it return in steps. In Spring
 * every bean of this type is polled; otherwise see {@link
 * io.github.fallback4j.engine.FallbackEngineBuilder#signal(HealthSignal)}.
 *
 * <p>Implementations need not be safe for use by many threads: they are polled by one thread at a
 * time, though not always the same one.
 */
public interface HealthSignal {

  /** Returns the id of the dependency that it reports on; always the same. */
  String dependency();

  /**
   * Returns its name, which is unique among the signals of the dependency and is shown as the
   * source; always the same.
   */
  String name();

  /**
   * Reports the current state of the dependency. A check that takes longer than {@link
   * io.github.fallback4j.settings.HealthSignalSettings#timeout()} counts as bad and is interrupted.
   * No other check starts while it is still running.
   *
   * @throws Exception if the state is unknown; has the same effect as {@link Report#unknown()}
   */
  Report check() throws Exception;

  /**
   * Creates a signal from a function.
   *
   * @param dependency id of the dependency it reports on
   * @param name a name that is unique among the signals of the dependency
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
   * One report of a signal. Immutable.
   *
   * @param state the state of the dependency
   * @param reason why, for people
   */
  record Report(State state, @Nullable String reason) {

    /** Creates the report of a dependency that works. */
    public static Report good() {
      return new Report(State.GOOD, null);
    }

    /**
     * Creates the report of a dependency that does not work.
     *
     * @param reason what is wrong, for people
     */
    public static Report bad(String reason) {
      return new Report(State.BAD, reason);
    }

    /**
     * Creates the report of an unknown state. Unknown reports neither degrade a dependency nor end
     * its degradation. After three of them in a row, probes decide when a degraded dependency
     * returns.
     */
    public static Report unknown() {
      return new Report(State.UNKNOWN, null);
    }
  }

  /** The reported state of a dependency. */
  enum State {
    /** The dependency works as expected. */
    GOOD,
    /** The dependency does not work. */
    BAD,
    /** The state of the dependency is unknown. */
    UNKNOWN
  }
}
