package io.github.fallback4j.engine.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.FallbackEvent.StateChanged;
import io.github.fallback4j.LateTimer;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.Status;
import io.github.fallback4j.engine.FallbackEngine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Callers that do not wait for each other, a remote part that behaves as it is told, and an engine
 * between them; all in virtual time. Calls come evenly with a jitter of half their distance.
 */
final class Simulation implements AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(1);
  private static final Duration DEADLINE = Duration.ofMillis(300);

  /** When a call is answered, however its remote part behaves: overdue ones are looked for. */
  private static final Duration ANSWERED = DEADLINE.plusMillis(100);

  private static final String LATE = "instead, at the deadline";

  private final LateTimer time = new LateTimer();
  private final Random random;
  private final Remote remote;
  private final FallbackEngine engine;
  private final Dependency ranking;
  private final Duration between;
  private final List<StateChanged> changes = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final Queue<Call> unanswered = new ArrayDeque<>();
  private Duration now = Duration.ZERO;
  private Duration nextCall;
  private int underWay;
  private int mostUnderWay;

  /**
   * One call.
   *
   * @param at when it began
   * @param made whether it reached the remote part; otherwise it was skipped or refused
   * @param answer what its caller got
   */
  record Call(Duration at, boolean made, CompletableFuture<String> answer) {
    boolean failed() {
      return answer.handle((value, failure) -> failure != null).join();
    }

    boolean harmed() {
      return failed() || answer.join().equals(LATE);
    }
  }

  Simulation(Remote remote, double callsPerSecond, long seed) {
    this(remote, callsPerSecond, seed, false);
  }

  /** Calls may be repeated, so that none that somebody waits for has to find out. */
  static Simulation ofIdempotent(Remote remote, double callsPerSecond, long seed) {
    return new Simulation(remote, callsPerSecond, seed, true);
  }

  private Simulation(Remote remote, double callsPerSecond, long seed, boolean idempotent) {
    this.remote = remote;
    this.random = new Random(seed);
    this.between = Duration.ofNanos((long) (1e9 / callsPerSecond));
    this.nextCall = jittered();
    this.engine =
        FallbackEngine.builder()
            .environment(Map.of())
            .cpuLoad(() -> 0)
            .time(time)
            .listenerExecutor(Runnable::run)
            .listener(this::heard)
            .add(
                DependencySpec.nonEssential("ranking")
                    .deadline(DEADLINE)
                    .permits(10)
                    .idempotent(idempotent)
                    .build())
            .build();
    this.ranking = engine.get("ranking");
  }

  private void heard(FallbackEvent event) {
    if (event instanceof StateChanged changed) {
      changes.add(changed);
    }
  }

  private Duration jittered() {
    return Duration.ofNanos((long) (between.toNanos() * (0.75 + 0.5 * random.nextDouble())));
  }

  /** Goes on until a moment. */
  void until(Duration moment) {
    while (now.compareTo(moment) < 0) {
      while (now.compareTo(nextCall) >= 0) {
        call();
        nextCall = nextCall.plus(jittered());
      }
      time.advance(STEP);
      now = now.plus(STEP);
      awaitAnswers();
    }
  }

  /** Overdue calls are answered by other threads, for which this time does not wait. */
  private void awaitAnswers() {
    Call oldest = unanswered.peek();
    while (oldest != null && oldest.at().plus(ANSWERED).compareTo(now) < 0) {
      assertThat(oldest.answer())
          .as("call of %s", oldest.at())
          .succeedsWithin(Duration.ofSeconds(10));
      unanswered.remove();
      oldest = unanswered.peek();
    }
  }

  /** The process stands still; calls that come meanwhile are made all at once afterwards. */
  void standStill(Duration pause) {
    time.standStill(pause);
    now = now.plus(pause);
    unanswered.clear(); // what was under way is answered later by as much
  }

  private void call() {
    boolean[] made = {false};
    CompletionStage<String> answer =
        ranking.callAsyncOrElse(
            () -> {
              made[0] = true;
              return reply(remote.at(now, random));
            },
            why -> why.cause() == Cause.DEADLINE ? LATE : "instead");
    Call call = new Call(now, made[0], answer.toCompletableFuture());
    calls.add(call);
    unanswered.add(call);
  }

  private CompletableFuture<String> reply(Remote.Reply reply) {
    CompletableFuture<String> stage = new CompletableFuture<>();
    mostUnderWay = Math.max(mostUnderWay, ++underWay);
    if (reply.after() != null) {
      time.schedule(reply.after(), () -> end(stage, reply.fails()));
    }
    return stage;
  }

  private void end(CompletableFuture<String> stage, boolean fails) {
    underWay--;
    if (fails) {
      stage.completeExceptionally(new IllegalStateException("down"));
    } else {
      stage.complete("live");
    }
  }

  DependencyState state() {
    return ranking.state();
  }

  int mostUnderWay() {
    return mostUnderWay;
  }

  /** How often the status was another. */
  long transitions() {
    return changes.stream()
        .filter(change -> change.before().status() != change.after().status())
        .count();
  }

  /** What happened when, for messages. */
  String history() {
    return changes.stream()
        .map(
            change ->
                "%5.1f s %s %s %.2f"
                    .formatted(
                        at(change).toMillis() / 1e3,
                        change.after().status(),
                        change.after().cause(),
                        change.after().admitted()))
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  /** How long after a moment all calls were skipped for the first time. */
  Duration decidedAfter(Duration moment) {
    return changes.stream()
        .filter(change -> change.after().admitted() == 0)
        .map(Simulation::at)
        .filter(at -> at.compareTo(moment) >= 0)
        .findFirst()
        .orElseThrow(() -> new AssertionError("it was never decided: " + state()))
        .minus(moment);
  }

  /** How long after a moment every call was let through for good. */
  Duration backAfter(Duration moment) {
    if (state().status() != Status.NORMAL) {
      throw new AssertionError("it is not back: " + state());
    }
    return at(changes.get(changes.size() - 1)).minus(moment);
  }

  private static Duration at(StateChanged change) {
    return Duration.between(ManualTime.START, change.at());
  }

  /** The share of calls between two moments that did not reach the remote part. */
  double skipped(Duration from, Duration to) {
    List<Call> within =
        calls.stream()
            .filter(call -> call.at().compareTo(from) >= 0 && call.at().compareTo(to) < 0)
            .toList();
    return within.stream().filter(call -> !call.made()).count() / (double) within.size();
  }

  /** No more calls come, and those under way are answered. */
  void settle() {
    time.advance(Duration.ofSeconds(1));
  }

  /**
   * How long after a moment the last call was made that failed or had to wait for its deadline;
   * empty if none was.
   */
  Optional<Duration> harmedUntil(Duration moment) {
    return calls.stream()
        .filter(Call::harmed)
        .map(call -> call.at().minus(moment))
        .max(Comparator.naturalOrder());
  }

  /** Callers that got an exception; settled first. */
  long failed() {
    return calls.stream().filter(Call::failed).count();
  }

  int calls() {
    return calls.size();
  }

  @Override
  public void close() {
    engine.close();
  }
}
