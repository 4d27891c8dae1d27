package io.github.fallback4j.spi;

/**
 * Asks for modes and levels from outside: a feature-flag service, a table, a file of your own. In
 * Spring any bean of this type is used; else see {@link
 * io.github.fallback4j.engine.FallbackEngineBuilder#source(OrderSource)}.
 *
 * <p>A source hands over a complete snapshot each time: what the last one asked for and this one
 * does not is over. While a source is in trouble, its last good snapshot stays in force.
 *
 * <p>What people order outranks a source, and so do the watched file and the flag service; a source
 * outranks environment, windows and configuration. Of several sources the one added first decides.
 * Its orders have no end of their own. A call never waits for a source.
 *
 * <p>The engine calls each method from one thread at a time. A source that looks for changes does
 * so on threads of its own.
 */
public interface OrderSource extends AutoCloseable {

  /**
   * Names the source to people: in states, explanations and the log. Asked once. Letters, digits,
   * dots, dashes and underscores, at most 64, and no other source's name; {@code people}, {@code
   * file}, {@code openfeature}, {@code fleet}, {@code environment}, {@code windows} and {@code
   * configuration} are taken.
   */
  String name();

  /**
   * Starts the source and its reports. Called once, before the application takes requests. What the
   * source reports before this returns holds when it returns, so return quickly, and connect in the
   * background if that can take long.
   *
   * @param listener hears of every change until {@link #close()}
   * @throws Exception if the source cannot begin: it is shown as lost and not started again
   */
  void start(Listener listener) throws Exception;

  /**
   * Ends the source with its engine: what it reports later is ignored. Called only if it was
   * started. Spring closes its beans too, so this may be called more than once. What it throws is
   * logged.
   */
  @Override
  default void close() {}

  /**
   * Hears of one source. Safe for use by many threads: of two reports the one that comes later
   * holds. A report never throws, and takes as long as it takes to judge the dependencies anew.
   */
  interface Listener {

    /**
     * The source is well and asks for this, all of it, from now on. Handing over the same snapshot
     * again changes nothing but the source's age.
     *
     * <p>What it says about a dependency that is unknown, or essential and so never off, is left
     * out, logged as an error and shown among the warnings; all else holds. A value that is
     * malformed changes nothing: the key keeps what it said last, and the source is shown as
     * invalid until it hands over a snapshot without fault.
     *
     * @param snapshot what it asks for
     */
    void changed(OrderSnapshot snapshot);

    /**
     * The source is reached, but cannot tell whether what it asked for last is still so.
     *
     * @param problem what is wrong, for people
     */
    void stale(String problem);

    /**
     * The source is not reached.
     *
     * @param problem what is wrong, for people
     */
    void lost(String problem);

    /**
     * The source says what cannot be understood.
     *
     * @param problem what is wrong, for people
     */
    void invalid(String problem);
  }
}
