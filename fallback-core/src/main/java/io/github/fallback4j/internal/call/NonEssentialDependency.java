package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.CallWithStandby;
import io.github.fallback4j.CheckedRunnable;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Outcome;
import io.github.fallback4j.Routes;
import io.github.fallback4j.internal.verdict.Verdict;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A dependency whose calls may be skipped. Safe for use by many threads. */
public final class NonEssentialDependency implements Dependency {
  private final Guard guard;
  private final CallSite site;
  private final @Nullable Object key;

  /**
   * Offers a guard to applications.
   *
   * @param guard guards the dependency
   */
  public NonEssentialDependency(Guard guard) {
    this(guard, siteOf(guard), null);
  }

  private NonEssentialDependency(Guard guard, CallSite site, @Nullable Object key) {
    this.guard = guard;
    this.site = site;
    this.key = key;
  }

  private static CallSite siteOf(Guard guard) {
    DependencySpec spec = guard.spec();
    Memory memory =
        spec.lastKnownGood() == null
            ? null
            : guard.surroundings().memories().create(spec.lastKnownGood());
    return new CallSite(
        spec.passThrough(),
        memory,
        true,
        Consumption.UNKNOWN,
        spec.idempotent(),
        FaultJudge.of(spec.id(), spec.faults()));
  }

  /** Returns the guard of its calls. */
  public Guard guard() {
    return guard;
  }

  /** Where applications call it from. */
  public CallSite site() {
    return site;
  }

  /**
   * A call that an application makes.
   *
   * @param call the call; goes two routes if it is {@link CallWithStandby}
   * @param fallback answers instead
   * @param <T> type of the answer
   */
  public <T extends @Nullable Object> Request<T> request(
      Callable<? extends T> call, Function<? super Degradation, ? extends T> fallback) {
    return new ApplicationRequest.Explained<>(call, fallback, key);
  }

  @Override
  public String id() {
    return guard.spec().id();
  }

  @Override
  public DependencySpec spec() {
    return guard.spec();
  }

  @Override
  public DependencyState state() {
    return guard.verdict().state();
  }

  @Override
  public @Nullable Routes routes() {
    return guard.routes();
  }

  @Override
  public CallCounts calls() {
    return guard.statistics().counts();
  }

  @Override
  public Dependency keyed(Object by) {
    if (site.memory() == null) {
      throw new IllegalStateException(
          ("dependency '%s' remembers no answers; declare it with"
                  + " DependencySpec.nonEssential(…).lastKnownGood(), or set"
                  + " fallback.dependencies.%s.last-known-good.max-age")
              .formatted(id(), id()));
    }
    return new NonEssentialDependency(guard, site, by);
  }

  @Override
  public <T extends @Nullable Object> T call(Callable<? extends T> call) {
    throw new IllegalStateException(
        "dependency '%s' is non-essential, so its calls need a fallback; write call(call, fallback)"
            .formatted(id()));
  }

  @Override
  public <T extends @Nullable Object> T call(
      Callable<? extends T> call, Supplier<? extends T> fallback) {
    Verdict verdict = guard.verdict();
    if (verdict.admits()) {
      return BlockingCall.admitted(
          guard,
          site,
          new ApplicationRequest.Supplied<>(call, fallback, key),
          Presentation.plain());
    }
    return key == null && !guard.observed()
        ? guard.chain().substitute(site, fallback, verdict.degradation())
        : guard.answerSkipped(
            site,
            new ApplicationRequest.Supplied<>(call, fallback, key),
            Presentation.plain(),
            verdict.degradation());
  }

  @Override
  public <T extends @Nullable Object> T callOrElse(
      Callable<? extends T> call, Function<? super Degradation, ? extends T> fallback) {
    return BlockingCall.perform(guard, site, request(call, fallback), Presentation.plain());
  }

  @Override
  public void run(CheckedRunnable call) {
    BlockingCall.<@Nullable Void, @Nullable Void>perform(
        guard, site, new ApplicationRequest.Unanswered(call), Presentation.plain());
  }

  @Override
  public <T extends @Nullable Object> Outcome<T> attempt(
      Callable<? extends T> call, Supplier<? extends T> fallback) {
    return BlockingCall.perform(
        guard,
        site,
        new ApplicationRequest.Supplied<T>(call, fallback, key),
        Presentation.outcome());
  }

  @Override
  public <T extends @Nullable Object> Outcome<T> attemptOrElse(
      Callable<? extends T> call, Function<? super Degradation, ? extends T> fallback) {
    return BlockingCall.perform(
        guard, site, this.<T>request(call, fallback), Presentation.outcome());
  }

  @Override
  public <T extends @Nullable Object> CompletionStage<T> callAsync(
      Callable<? extends CompletionStage<? extends T>> call, Supplier<? extends T> fallback) {
    return callAsyncOrElse(call, why -> fallback.get());
  }

  @Override
  public <T extends @Nullable Object> CompletionStage<T> callAsyncOrElse(
      Callable<? extends CompletionStage<? extends T>> call,
      Function<? super Degradation, ? extends T> fallback) {
    return AsyncCall.<T>perform(
        guard, site, new ApplicationRequest.ExplainedLater<T>(call, fallback, key));
  }

  @Override
  public String toString() {
    return DependencyText.of(this);
  }
}
