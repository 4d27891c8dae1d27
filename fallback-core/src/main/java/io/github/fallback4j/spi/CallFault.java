package io.github.fallback4j.spi;

import java.net.ConnectException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fault to be injected into the calls of one dependency. It acts where the call is made, below
 * detection: on callers' calls, on probes and on repeated calls alike. Immutable.
 *
 * <pre>{@code
 * CallFault refused = CallFault.of(Fault.ERROR, "ranking", Duration.ofMinutes(5)).share(0.25).build();
 * }</pre>
 */
public final class CallFault {
  /** The longest time a fault may act. */
  public static final Duration LONGEST = Duration.ofHours(24);

  /** The longest heartbeat: so long a fault may outlive whoever injected it. */
  public static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(10);

  private final Fault fault;
  private final String dependency;
  private final Duration length;
  private final Duration heartbeat;
  private final Cohort cohort;
  private final InjectedError error;
  private final Duration delay;
  private final Duration longestDelay;
  private final Duration bad;
  private final Duration good;
  private final @Nullable Supplier<? extends @Nullable Object> malformed;
  private final boolean essentialStandby;

  private CallFault(Builder builder) {
    fault = builder.fault;
    dependency = builder.dependency;
    length = builder.length;
    heartbeat = builder.heartbeat;
    cohort = new Cohort(builder.share, builder.salt);
    error = builder.error;
    delay = builder.delay;
    longestDelay = builder.longestDelay;
    bad = builder.bad;
    good = builder.good;
    malformed = builder.malformed;
    essentialStandby = builder.essentialStandby;
  }

  /**
   * Begins to describe a fault.
   *
   * @param fault what is wrong; not {@link Fault#OFF}
   * @param dependency the id of the dependency
   * @param length how long it acts; above zero and at most {@link #LONGEST}
   * @throws IllegalArgumentException if the fault is {@link Fault#OFF}, or the length out of range
   */
  public static Builder of(Fault fault, String dependency, Duration length) {
    if (fault == Fault.OFF) {
      throw new IllegalArgumentException(
          "fault OFF acts on no call: it is an order; give Order.off(\"" + dependency + "\")");
    }
    return new Builder(fault, dependency, within("length", length, LONGEST));
  }

  /** Returns the kind of fault. */
  public Fault fault() {
    return fault;
  }

  /** The id of the dependency. */
  public String dependency() {
    return dependency;
  }

  /** How long it acts. */
  public Duration length() {
    return length;
  }

  /** How long it acts without a word of whoever injected it. */
  public Duration heartbeat() {
    return heartbeat;
  }

  /** The callers whose calls it acts on. */
  public Cohort cohort() {
    return cohort;
  }

  /** A new exception for a call that is refused. */
  public Exception newError() {
    return error.make();
  }

  /** The shortest delay of a slow call. */
  public Duration delay() {
    return delay;
  }

  /** The longest delay of a slow call; the same as {@link #delay} if it is fixed. */
  public Duration longestDelay() {
    return longestDelay;
  }

  /** How long a flapping dependency refuses at a time. */
  public Duration bad() {
    return bad;
  }

  /** How long a flapping dependency is well at a time. */
  public Duration good() {
    return good;
  }

  /** Makes malformed answers; {@code null} unless the fault is {@link Fault#MALFORMED}. */
  public @Nullable Supplier<? extends @Nullable Object> malformed() {
    return malformed;
  }

  /** Whether it may act on the primary of an essential dependency that has a standby. */
  public boolean essentialStandby() {
    return essentialStandby;
  }

  @Override
  public String toString() {
    return "%s on '%s' for %.6g of callers, for %s"
        .formatted(fault, dependency, cohort.share(), length);
  }

  private static Duration within(String name, Duration value, Duration most) {
    if (value.isZero() || value.isNegative() || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s must be above zero and at most %s, but was %s".formatted(name, most, value));
    }
    return value;
  }

  /** Collects what describes a fault. Not safe for use by many threads. */
  public static final class Builder {
    private final Fault fault;
    private final String dependency;
    private final Duration length;
    private Duration heartbeat = Duration.ofSeconds(5);
    private double share = 1;
    private String salt = "";
    private InjectedError error = InjectedError.CONNECTION_REFUSED;
    private Duration delay = Duration.ofSeconds(1);
    private Duration longestDelay = Duration.ofSeconds(1);
    private Duration bad = Duration.ofSeconds(5);
    private Duration good = Duration.ofSeconds(5);
    private @Nullable Supplier<? extends @Nullable Object> malformed;
    private boolean essentialStandby;

    private Builder(Fault fault, String dependency, Duration length) {
      this.fault = fault;
      this.dependency = Objects.requireNonNull(dependency, "dependency");
      this.length = length;
    }

    /**
     * Sets how long the fault acts after whoever injected it was last heard of.
     *
     * @param time above zero and at most {@link CallFault#LONGEST_HEARTBEAT}; default 5 s
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder heartbeat(Duration time) {
      heartbeat = within("heartbeat", time, LONGEST_HEARTBEAT);
      return this;
    }

    /**
     * Sets whose calls it acts on. Calls of nobody known are hit by chance.
     *
     * @param part of all callers, above 0 and at most 1; default 1
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder share(double part) {
      if (!(part > 0 && part <= 1)) {
        throw new IllegalArgumentException("share must be above 0 and at most 1, but was " + part);
      }
      share = part;
      return this;
    }

    /**
     * Sets what the choice of callers depends on, so that it is not always the same ones.
     *
     * @param text like the id of a drill; default empty
     */
    public Builder salt(String text) {
      salt = Objects.requireNonNull(text, "salt");
      return this;
    }

    /**
     * Sets what refused calls throw: a new one for each.
     *
     * @param type public, with a public constructor that takes a message or nothing; default {@link
     *     ConnectException}
     * @throws IllegalArgumentException if it has no such constructor
     */
    public Builder error(Class<? extends Exception> type) {
      error = new InjectedError(type);
      return this;
    }

    /**
     * Sets how much longer slow calls take.
     *
     * @param time above zero and at most {@link CallFault#LONGEST}; default 1 s
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder delay(Duration time) {
      return delay(time, time);
    }

    /**
     * Sets how much longer slow calls take: any time between two, evenly.
     *
     * @param least above zero
     * @param most at least as long, at most {@link CallFault#LONGEST}
     * @throws IllegalArgumentException if one is out of range
     */
    public Builder delay(Duration least, Duration most) {
      delay = within("delay", least, most);
      longestDelay = within("delay", most, LONGEST);
      return this;
    }

    /**
     * Sets how a flapping dependency changes. It begins by refusing.
     *
     * @param refusing how long it refuses at a time; above zero and at most {@link
     *     CallFault#LONGEST}; default 5 s
     * @param well how long it is well at a time; likewise
     * @throws IllegalArgumentException if one is out of range
     */
    public Builder flapping(Duration refusing, Duration well) {
      bad = within("flapping", refusing, LONGEST);
      good = within("flapping", well, LONGEST);
      return this;
    }

    /**
     * Sets what malformed answers are.
     *
     * @param answer makes one for each call, of the type that the calls of the dependency return;
     *     for a call that answers later the value, not its stage; for one that answers with signals
     *     the one value. May make {@code null}
     */
    public Builder malformed(Supplier<? extends @Nullable Object> answer) {
      malformed = answer;
      return this;
    }

    /**
     * Lets the fault act on the primary of an essential dependency, whose calls are then made once
     * more by its standby. Without this word, nothing acts on what is essential.
     */
    public Builder essentialStandby() {
      essentialStandby = true;
      return this;
    }

    /**
     * Builds the fault from what was set.
     *
     * @throws IllegalArgumentException if it is {@link Fault#MALFORMED} and nothing makes its
     *     answers
     */
    public CallFault build() {
      if (fault == Fault.MALFORMED && malformed == null) {
        throw new IllegalArgumentException(
            "fault MALFORMED on '"
                + dependency
                + "' needs something that makes its answers; set it with malformed(…)");
      }
      return new CallFault(this);
    }
  }
}
