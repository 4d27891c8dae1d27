package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A guard inside something that keeps answers, like a cache, and the part outside that answers. */
class AttemptedCallsTest {
  private final PlanFixture fixture = new PlanFixture();
  private final Shelf shelf = new Shelf();
  private final PlanFixture.Planned planned = fixture.plan(shelf);
  private final Map<String, Object> kept = new HashMap<>();

  static class Shelf {
    private boolean down;
    private CompletableFuture<List<String>> stage = new CompletableFuture<>();

    @NonEssential("shelf")
    @LastKnownGood
    public List<String> books() {
      return answer();
    }

    @NonEssential(value = "shelf", fallback = "why")
    public String first() {
      return answer().get(0);
    }

    String why(Degradation why) {
      return why.cause().name();
    }

    @NonEssential("shelf")
    public CompletableFuture<List<String>> later() {
      return stage;
    }

    @NonEssential("shelf")
    public Mono<List<String>> mono() {
      return Mono.fromCallable(this::answer);
    }

    @NonEssential(value = "shelf", fallback = "rest")
    public Flux<String> flux() {
      return Flux.concat(
          Flux.just("Dune"), down ? Flux.error(new IllegalStateException("down")) : Flux.empty());
    }

    Flux<String> rest() {
      return Flux.just("rest");
    }

    private List<String> answer() {
      if (down) {
        throw new IllegalStateException("down");
      }
      return List.of("Dune");
    }
  }

  /** Calls a method through something that keeps what is returned. */
  private Object call(String name, Proceed live) throws Throwable {
    MethodPlan method = planned.method(name);
    return method.answer(
        shelf,
        new Object[0],
        () -> {
          Object answer = method.attempt(shelf, new Object[0], live);
          kept.put(name, answer);
          return answer;
        });
  }

  @Test
  void liveAnswer_isKept() throws Throwable {
    assertThat(call("books", shelf::books)).isEqualTo(List.of("Dune"));
    assertThat(kept).containsEntry("books", List.of("Dune"));
  }

  @Test
  void answerOfTheChain_isNotKept() throws Throwable {
    shelf.down = true;

    assertThat(call("books", shelf::books)).isEqualTo(List.of());
    assertThat(call("first", shelf::first)).isEqualTo("FAILURE");
    fixture.off("shelf");
    assertThat(call("first", shelf::first)).isEqualTo("SWITCH_OFF");
    assertThat(kept).isEmpty();
  }

  @Test
  void lastKnownGood_isAskedOutside() throws Throwable {
    call("books", shelf::books);
    kept.clear();
    fixture.off("shelf");

    assertThat(call("books", shelf::books)).isEqualTo(List.of("Dune"));
    assertThat(kept).isEmpty();
    assertThat(planned.method("books").dependency().calls().stale()).isOne();
  }

  @Test
  void exceptionOfWhatStandsBetween_reachesTheCaller() {
    MethodPlan method = planned.method("books");

    assertThatThrownBy(
            () ->
                method.answer(
                    shelf,
                    new Object[0],
                    () -> {
                      throw new IllegalArgumentException("no key");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wrappedException_isAnsweredTheSame() throws Throwable {
    fixture.off("shelf");
    MethodPlan method = planned.method("books");

    assertThat(
            method.answer(
                shelf,
                new Object[0],
                () -> {
                  try {
                    return method.attempt(shelf, new Object[0], shelf::books);
                  } catch (Throwable thrown) {
                    throw new IllegalStateException("value could not be loaded", thrown);
                  }
                }))
        .isEqualTo(List.of());
  }

  @Test
  @SuppressWarnings("unchecked")
  void stage_isAnsweredWhenItFails() throws Throwable {
    CompletableFuture<Object> answer = (CompletableFuture<Object>) call("later", shelf::later);
    assertThat(answer).isNotDone();

    shelf.stage.completeExceptionally(new IllegalStateException("down"));
    assertThat(answer.join()).isEqualTo(List.of());
    assertThat((CompletableFuture<Object>) kept.get("later")).isCompletedExceptionally();
  }

  @Test
  @SuppressWarnings("unchecked")
  void stage_isCancelledWithWhatTheCallerWaitsFor() throws Throwable {
    CompletableFuture<Object> answer = (CompletableFuture<Object>) call("later", shelf::later);
    answer.cancel(true);

    assertThat(planned.method("later").dependency().calls().inFlight()).isZero();
  }

  @Test
  @SuppressWarnings("unchecked")
  void overdueStage_isAnsweredAtItsDeadline() throws Throwable {
    fixture.settings = spec -> spec.toBuilder().deadline(Duration.ofSeconds(1)).warmUp(0).build();
    PlanFixture.Planned strict = fixture.plan(new Shelf());
    MethodPlan method = strict.method("later");
    CompletableFuture<Object> answer =
        (CompletableFuture<Object>)
            method.answer(
                shelf, new Object[0], () -> method.attempt(shelf, new Object[0], shelf::later));
    fixture.time.advance(Duration.ofSeconds(30));

    assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(List.of());
  }

  @Test
  @SuppressWarnings("unchecked")
  void mono_isAnsweredAtEachSubscription() throws Throwable {
    Mono<Object> mono = (Mono<Object>) call("mono", shelf::mono);
    shelf.down = true;
    assertThat(mono.block()).isEqualTo(List.of());
    shelf.down = false;

    assertThat(mono.block()).isEqualTo(List.of("Dune"));
    assertThat(planned.method("mono").dependency().calls().empty()).isOne();
  }

  @Test
  @SuppressWarnings("unchecked")
  void fluxThatBreaksOff_goesOnWithTheFallback() throws Throwable {
    shelf.down = true;
    Flux<Object> flux = (Flux<Object>) call("flux", shelf::flux);

    assertThat(flux.collectList().block()).containsExactly("Dune", "rest");
  }
}
