package io.github.fallback4j;

import io.github.fallback4j.settings.BreakerSettings;
import io.github.fallback4j.settings.FaultSettings;
import io.github.fallback4j.settings.HealthSignalSettings;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import io.github.fallback4j.settings.MeterThreshold;
import io.github.fallback4j.settings.Objective;
import io.github.fallback4j.settings.RampSettings;
import io.github.fallback4j.settings.Range;
import io.github.fallback4j.settings.StandbySettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A dependency as declared: what it is, and how its calls are guarded. Immutable.
 *
 * @param id {@code [a-z][a-z0-9]*(-[a-z0-9]+)*}, at most 64 characters, not {@code all}
 * @param essential whether the application exists for it; then permits, deadline and detection do
 *     not apply
 * @param criticality how early a level drops its calls; default {@link Criticality#USEFUL}
 * @param tags groups it belongs to, in the form of ids; default none
 * @param automatic what detection may do; default {@link Automatic#ENFORCE}
 * @param deadline when a call is overdue; 1 ms to 1 h, default 1 s
 * @param enforce what happens to a blocking call then; default {@link Enforce#INTERRUPT}
 * @param permits calls in flight at most; 1 to 10,000, default 50
 * @param warmUp how many calls at first have ten times the deadline, unless the dependency is set
 *     aside before; 0 to 10,000, default 20
 * @param breaker when failures set it aside
 * @param circuitBreaker name of a Resilience4j circuit breaker of the application that sets it
 *     aside in place of our own; {@code null} (the default) for our own, as {@code breaker} says.
 *     Refused for an essential dependency without a standby, which nothing sets aside
 * @param ramp how calls come back
 * @param lastKnownGood how good answers are remembered; {@code null} (the default) remembers none
 *     but those of methods annotated to
 * @param standby its standby route; {@code null} (the default) if it has none
 * @param passThrough exceptions that are answers, not faults; default none
 * @param faults which exceptions and answers count as faults; default {@link FaultSettings#DEFAULT}
 * @param idempotent whether a call may be repeated without harm; default false. Then detection
 *     makes one again that failed, to find out how the dependency is
 * @param probe finds out how the dependency is: bad if it throws or answers {@code false}, or takes
 *     longer than the deadline; called away from callers, on a thread of ours. {@code null} (the
 *     default) leaves that to calls that may be repeated, or else to single calls of callers
 * @param objective what share of its calls are meant to be good; only for an essential one. {@code
 *     null}, the default, for no objective
 * @param health name of the health contributor that reports on it, if there is one; a part of one
 *     that has parts by its path, like {@code db/primary}
 * @param healthSignal how that and other health signals are asked
 * @param meter a meter that tells when it is not well; {@code null}, the default, for none. Refused
 *     for an essential dependency without a standby, which nothing sets aside
 * @param softenHealth whether that contributor's DOWN is reported as DEGRADED; default false
 * @param description what it is, for people
 * @param owner who looks after it
 * @param runbook where to read what to do about it
 * @param notice what users are told while it rests
 */
public record DependencySpec(
    String id,
    boolean essential,
    Criticality criticality,
    Set<String> tags,
    Automatic automatic,
    Duration deadline,
    Enforce enforce,
    int permits,
    int warmUp,
    BreakerSettings breaker,
    @Nullable String circuitBreaker,
    RampSettings ramp,
    @Nullable LastKnownGoodSettings lastKnownGood,
    @Nullable StandbySettings standby,
    List<Class<? extends Throwable>> passThrough,
    FaultSettings faults,
    boolean idempotent,
    @Nullable Callable<?> probe,
    @Nullable Objective objective,
    @Nullable String health,
    HealthSignalSettings healthSignal,
    @Nullable MeterThreshold meter,
    boolean softenHealth,
    @Nullable String description,
    @Nullable String owner,
    @Nullable String runbook,
    @Nullable String notice) {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_ID = 64;

  /**
   * @throws InvalidConfigurationException if a value is malformed or out of range
   */
  public DependencySpec {
    requireId("dependency id", id);
    tags = Set.copyOf(tags);
    tags.forEach(tag -> requireId("tag of dependency '" + id + "'", tag));
    passThrough = List.copyOf(passThrough);
    Range.check("deadline of '" + id + "'", deadline, Duration.ofMillis(1), Duration.ofHours(1));
    Range.check("permits of '" + id + "'", permits, 1, 10_000);
    Range.check("warm-up of '" + id + "'", warmUp, 0, 10_000);
    if (objective != null && !essential) {
      throw new InvalidConfigurationException(
          "'" + id + "' has an objective, but is not essential",
          "remove the objective, or declare '" + id + "' as essential");
    }
    if (essential && standby == null) {
      requireNothingThatSetsAside(id, "circuit breaker", circuitBreaker);
      requireNothingThatSetsAside(id, "meter", meter == null ? null : meter.name());
    }
    if (softenHealth && health == null) {
      throw new InvalidConfigurationException(
          "soften-health of '" + id + "' is true, but no health contributor is named",
          "set its 'health' to the contributor's name, like redis");
    }
  }

  private static void requireNothingThatSetsAside(String id, String what, @Nullable String name) {
    if (name != null) {
      throw new InvalidConfigurationException(
          "%s of '%s' is '%s', but nothing sets it aside: it is essential and has no standby"
              .formatted(what, id, name),
          "remove the " + what + ", or give the dependency a standby");
    }
  }

  private static void requireId(String what, String id) {
    if (id.length() > LONGEST_ID || !ID.matcher(id).matches() || id.equals(Order.ALL)) {
      throw new InvalidConfigurationException(
          what + " is '" + id + "'",
          "write lower-case letters and digits in words joined by single dashes, beginning with a"
              + " letter, at most 64 characters, and not 'all': like lesson-ranking");
    }
  }

  /**
   * Starts the spec of a dependency the application can do without.
   *
   * @param id its id
   */
  public static Builder nonEssential(String id) {
    return new Builder(id, false);
  }

  /**
   * Starts the spec of a dependency the application exists for.
   *
   * @param id its id
   */
  public static Builder essential(String id) {
    return new Builder(id, true);
  }

  /** A builder that starts from this spec. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Builds a spec. Not safe for use by many threads. {@link #build()} may be called again. */
  public static final class Builder {
    private final String id;
    private final boolean essential;
    private Criticality criticality = Criticality.USEFUL;
    private Set<String> tags = Set.of();
    private Automatic automatic = Automatic.ENFORCE;
    private Duration deadline = Duration.ofSeconds(1);
    private Enforce enforce = Enforce.INTERRUPT;
    private int permits = 50;
    private int warmUp = 20;
    private BreakerSettings breaker = BreakerSettings.DEFAULT;
    private @Nullable String circuitBreaker;
    private RampSettings ramp = RampSettings.DEFAULT;
    private @Nullable LastKnownGoodSettings lastKnownGood;
    private @Nullable StandbySettings standby;
    private List<Class<? extends Throwable>> passThrough = List.of();
    private FaultSettings faults = FaultSettings.DEFAULT;
    private boolean idempotent;
    private @Nullable Callable<?> probe;
    private @Nullable Objective objective;
    private @Nullable String health;
    private HealthSignalSettings healthSignal = HealthSignalSettings.DEFAULT;
    private @Nullable MeterThreshold meter;
    private boolean softenHealth;
    private @Nullable String description;
    private @Nullable String owner;
    private @Nullable String runbook;
    private @Nullable String notice;

    private Builder(String id, boolean essential) {
      this.id = id;
      this.essential = essential;
    }

    private Builder(DependencySpec spec) {
      this(spec.id, spec.essential);
      criticality = spec.criticality;
      tags = spec.tags;
      automatic = spec.automatic;
      deadline = spec.deadline;
      enforce = spec.enforce;
      permits = spec.permits;
      warmUp = spec.warmUp;
      breaker = spec.breaker;
      circuitBreaker = spec.circuitBreaker;
      ramp = spec.ramp;
      lastKnownGood = spec.lastKnownGood;
      standby = spec.standby;
      passThrough = spec.passThrough;
      faults = spec.faults;
      idempotent = spec.idempotent;
      probe = spec.probe;
      objective = spec.objective;
      health = spec.health;
      healthSignal = spec.healthSignal;
      meter = spec.meter;
      softenHealth = spec.softenHealth;
      description = spec.description;
      owner = spec.owner;
      runbook = spec.runbook;
      notice = spec.notice;
    }

    /**
     * Sets how early a level drops the calls.
     *
     * @param value default {@link Criticality#USEFUL}
     */
    public Builder criticality(Criticality value) {
      criticality = value;
      return this;
    }

    /**
     * Sets the groups it belongs to.
     *
     * @param values in the form of ids; default none
     */
    public Builder tags(String... values) {
      return tags(Arrays.asList(values));
    }

    /**
     * Sets the groups it belongs to.
     *
     * @param values in the form of ids; default none
     */
    public Builder tags(Collection<String> values) {
      tags = Set.copyOf(values);
      return this;
    }

    /**
     * Sets what detection may do.
     *
     * @param value default {@link Automatic#ENFORCE}
     */
    public Builder automatic(Automatic value) {
      automatic = value;
      return this;
    }

    /**
     * Sets when a call is overdue.
     *
     * @param value 1 ms to 1 h; default 1 s
     */
    public Builder deadline(Duration value) {
      deadline = value;
      return this;
    }

    /**
     * Sets what happens to a blocking call at its deadline.
     *
     * @param value default {@link Enforce#INTERRUPT}
     */
    public Builder enforce(Enforce value) {
      enforce = value;
      return this;
    }

    /**
     * Sets how many calls may be in flight.
     *
     * @param value 1 to 10,000; default 50
     */
    public Builder permits(int value) {
      permits = value;
      return this;
    }

    /**
     * Sets how many calls at first have ten times the deadline.
     *
     * @param calls 0 to 10,000; default 20
     */
    public Builder warmUp(int calls) {
      warmUp = calls;
      return this;
    }

    /**
     * Sets when failures set it aside.
     *
     * @param value default {@link BreakerSettings#DEFAULT}
     */
    public Builder breaker(BreakerSettings value) {
      breaker = value;
      return this;
    }

    /**
     * Names a Resilience4j circuit breaker of the application that sets it aside.
     *
     * @param name {@code null}, the default, for a breaker of our own
     */
    public Builder circuitBreaker(@Nullable String name) {
      circuitBreaker = name;
      return this;
    }

    /**
     * Sets how calls come back.
     *
     * @param value default {@link RampSettings#DEFAULT}
     */
    public Builder ramp(RampSettings value) {
      ramp = value;
      return this;
    }

    /**
     * Sets how good answers are remembered.
     *
     * @param value {@code null}, the default, remembers none but those of methods annotated to
     */
    public Builder lastKnownGood(@Nullable LastKnownGoodSettings value) {
      lastKnownGood = value;
      return this;
    }

    /** Says that it has a standby route, with the limits of the primary. */
    public Builder standby() {
      return standby(StandbySettings.DEFAULT);
    }

    /**
     * Sets its standby route.
     *
     * @param value {@code null}, the default, for none
     */
    public Builder standby(@Nullable StandbySettings value) {
      standby = value;
      return this;
    }

    /**
     * Sets the exceptions that are answers, not faults.
     *
     * @param types they and their subclasses; default none
     */
    public Builder passThrough(List<Class<? extends Throwable>> types) {
      passThrough = List.copyOf(types);
      return this;
    }

    /**
     * Sets what counts as a fault.
     *
     * @param value default {@link FaultSettings#DEFAULT}
     */
    public Builder faults(FaultSettings value) {
      faults = value;
      return this;
    }

    /**
     * Says whether a call may be repeated without harm.
     *
     * @param value default false
     */
    public Builder idempotent(boolean value) {
      idempotent = value;
      return this;
    }

    /**
     * Sets what share of the calls are meant to be good.
     *
     * @param value only for an essential dependency; {@code null}, the default, for no objective
     */
    public Builder objective(@Nullable Objective value) {
      objective = value;
      return this;
    }

    /**
     * Sets how to find out how the dependency is.
     *
     * @param value bad if it throws or answers {@code false}; {@code null}, the default, for none
     */
    public Builder probe(@Nullable Callable<?> value) {
      probe = value;
      return this;
    }

    /**
     * Names the health contributor that reports on it.
     *
     * @param contributor its name, like {@code redis}; default none
     */
    public Builder health(@Nullable String contributor) {
      health = contributor;
      return this;
    }

    /**
     * Sets how health signals are asked.
     *
     * @param value default {@link HealthSignalSettings#DEFAULT}
     */
    public Builder healthSignal(HealthSignalSettings value) {
      healthSignal = value;
      return this;
    }

    /**
     * Sets a meter that tells when it is not well.
     *
     * @param value {@code null}, the default, for none
     */
    public Builder meter(@Nullable MeterThreshold value) {
      meter = value;
      return this;
    }

    /**
     * Says whether that contributor's DOWN is reported as DEGRADED.
     *
     * @param value default false
     */
    public Builder softenHealth(boolean value) {
      softenHealth = value;
      return this;
    }

    /**
     * Says what it is.
     *
     * @param text for people; default none
     */
    public Builder description(@Nullable String text) {
      description = text;
      return this;
    }

    /**
     * Says who looks after it.
     *
     * @param name a team or person; default none
     */
    public Builder owner(@Nullable String name) {
      owner = name;
      return this;
    }

    /**
     * Says where to read what to do about it.
     *
     * @param link an address; default none
     */
    public Builder runbook(@Nullable String link) {
      runbook = link;
      return this;
    }

    /**
     * Says what users are told while it rests.
     *
     * @param text for users; default none
     */
    public Builder notice(@Nullable String text) {
      notice = text;
      return this;
    }

    /**
     * Builds the spec.
     *
     * @throws InvalidConfigurationException if a value is malformed or out of range
     */
    public DependencySpec build() {
      return new DependencySpec(
          id,
          essential,
          criticality,
          tags,
          automatic,
          deadline,
          enforce,
          permits,
          warmUp,
          breaker,
          circuitBreaker,
          ramp,
          lastKnownGood,
          standby,
          passThrough,
          faults,
          idempotent,
          probe,
          objective,
          health,
          healthSignal,
          meter,
          softenHealth,
          description,
          owner,
          runbook,
          notice);
    }
  }
}
