package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.FallbackEvent.SourceChanged;
import io.github.fallback4j.FallbackEvent.StateChanged;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Order;
import io.github.fallback4j.SourceState;
import io.github.fallback4j.Status;
import io.github.fallback4j.TableSource;
import io.github.fallback4j.spi.OrderSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a source of orders can make of the dependencies. */
class OrderSourceTest {
  private final TableSource table = new TableSource("table");
  private final TableSource second = new TableSource("second");
  private final EngineFixture fixture = started(table, second);

  private static EngineFixture started(TableSource... sources) {
    return new EngineFixture(
        builder -> {
          for (TableSource source : sources) {
            builder.source(source);
          }
          return builder.environment(Map.of("FALLBACK_ON", "mail"));
        },
        DependencySpec.nonEssential("ranking").tags("redis").build(),
        DependencySpec.nonEssential("badges").tags("redis").build(),
        DependencySpec.nonEssential("mail").build(),
        DependencySpec.essential("lesson").build());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static OrderSnapshot off(String... targets) {
    return OrderSnapshot.builder().off(targets).build();
  }

  private DependencyState state(String id) {
    return fixture.get(id).state();
  }

  private SourceState source(String name) {
    return fixture.engine.switchboard().sources().stream()
        .filter(source -> source.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private <E extends FallbackEvent> List<E> events(Class<E> type) {
    return fixture.events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void asksForOff_callsAreSkippedAndTheSourceIsNamed() {
    table.write(off("ranking"));

    assertThat(state("ranking").status()).isEqualTo(Status.DEGRADED);
    assertThat(state("ranking").source()).isEqualTo("table fallback.switches.off");
    assertThat(state("ranking").until()).isNull();
    assertThat(state("badges").status()).isEqualTo(Status.NORMAL);
  }

  @Test
  void asksFromTheStart_dependenciesStartUnderIt() {
    try (EngineFixture other = started(TableSource.of("table", off("tag:redis")))) {
      assertThat(other.get("ranking").state().status()).isEqualTo(Status.DEGRADED);
      assertThat(other.events).isEmpty();
    }
  }

  @Test
  void dependencyRegisteredLater_isCovered() {
    table.write(off("late"));

    fixture.engine.register(DependencySpec.nonEssential("late").build());

    assertThat(state("late").status()).isEqualTo(Status.DEGRADED);
  }

  @Test
  void asksForSomethingElse_whatItAskedForIsOverInSteps() {
    table.write(off("ranking"));

    table.write(off("badges"));

    assertThat(state("ranking").status()).isEqualTo(Status.RECOVERING);
    assertThat(state("badges").status()).isEqualTo(Status.DEGRADED);
  }

  @Test
  void asksForTheSameAgain_onlyItsAgeStartsAnew() {
    table.write(off("ranking"));
    DependencyState before = state("ranking");
    fixture.advance(Duration.ofSeconds(30));
    assertThat(source("table").age()).isEqualTo(Duration.ofSeconds(30));
    fixture.events.clear();

    table.write(off("ranking"));

    assertThat(source("table").age()).isZero();
    assertThat(state("ranking")).isEqualTo(before);
    assertThat(fixture.events).isEmpty();
  }

  @Test
  void asksForMore_whatItAskedForGoesOnSinceItBegan() {
    table.write(off("ranking"));
    DependencyState before = state("ranking");
    fixture.advance(Duration.ofSeconds(30));

    table.write(off("ranking", "badges"));

    assertThat(state("ranking")).isEqualTo(before);
  }

  @Test
  void asksForALevel_itIsTheFloorAndTheCapHoldsWhatIsFound() {
    table.write(OrderSnapshot.builder().level(1).levelCap(2).build());

    assertThat(fixture.engine.switchboard().level())
        .satisfies(
            level -> {
              assertThat(level.floor()).isOne();
              assertThat(level.cap()).isEqualTo(2);
              assertThat(level.source()).isEqualTo("table fallback.level");
            });
  }

  @Test
  void asksInTheKeysOfAFile_theyMeanTheSame() {
    table.write(
        OrderSnapshot.builder()
            .set("fallback.dependencies.ranking.mode", "off")
            .set("fallback.switches.off", "badges")
            .off("mail")
            .build());

    assertThat(List.of(state("ranking"), state("badges"), state("mail")))
        .extracting(DependencyState::mode)
        .containsOnly(Mode.OFF);
  }

  @Test
  void personOrdersAuto_masksItUntilTheOrderEnds() {
    table.write(off("ranking"));

    fixture
        .engine
        .switchboard()
        .order(Order.auto("ranking").lasting(Duration.ofMinutes(5)).withoutRamp());
    assertThat(state("ranking").status()).isEqualTo(Status.NORMAL);

    fixture.advance(Duration.ofMinutes(5));
    assertThat(state("ranking").status()).isEqualTo(Status.DEGRADED);
  }

  @Test
  void changesWhileAPersonsOrderMasksIt_isSeenWhenTheOrderEnds() {
    table.write(off("ranking"));
    fixture.engine.switchboard().order(Order.auto("all").withoutRamp());
    fixture.engine.switchboard().order(LevelOrder.of(0));

    table.write(OrderSnapshot.builder().off("badges").level(2).build());
    assertThat(state("badges").status()).isEqualTo(Status.NORMAL);
    fixture.engine.switchboard().clear("all");
    fixture.engine.switchboard().clearLevel();

    assertThat(state("badges").status()).isEqualTo(Status.DEGRADED);
    assertThat(state("ranking").source()).isEqualTo("level");
  }

  @Test
  void twoAsk_theOneAddedFirstDecides() {
    second.write(off("ranking"));
    table.write(OrderSnapshot.builder().on("all").build());
    assertThat(state("ranking").mode()).isEqualTo(Mode.ON);

    table.write(OrderSnapshot.nothing());
    assertThat(state("ranking").mode()).isEqualTo(Mode.OFF);
  }

  @Test
  void unknownId_isAWarningAndTheOthersHold() {
    table.write(off("rankng", "badges"));

    assertThat(fixture.engine.switchboard().warnings())
        .containsExactly(
            "source 'table': fallback.switches.off is 'badges,rankng': unknown dependency"
                + " 'rankng'; did you mean ranking?");
    assertThat(state("badges").status()).isEqualTo(Status.DEGRADED);
    assertThat(source("table").status()).isEqualTo(SourceState.Status.OK);
  }

  @Test
  void essentialId_isNeverOff() {
    table.write(off("lesson", "all"));

    assertThat(state("lesson").status()).isEqualTo(Status.NORMAL);
    assertThat(state("badges").status()).isEqualTo(Status.DEGRADED);
    assertThat(fixture.engine.switchboard().warnings())
        .singleElement()
        .asString()
        .endsWith("'lesson' is essential and is never switched off");
  }

  @Test
  void eventsOfSources_comeOnlyWithNews() {
    table.write(off("ranking"));
    table.listener().lost("no route to host");
    fixture.advance(Duration.ofSeconds(1));
    table.listener().lost("still no route to host");
    table.write(off("ranking"));

    assertThat(events(SourceChanged.class))
        .extracting(event -> event.before().status() + " to " + event.after().status())
        .containsExactly("OK to LOST", "LOST to OK");
    assertThat(events(StateChanged.class)).hasSize(1);
  }

  @RepeatedTest(50)
  void twoChangeAtOnce_whatBothSayLastDecides() throws Exception {
    CyclicBarrier gate = new CyclicBarrier(2);
    Thread other =
        new Thread(
            () -> {
              meet(gate);
              for (int i = 0; i < 20; i++) {
                second.write(off("all"));
                second.write(OrderSnapshot.builder().on("ranking").level(3).build());
              }
            });
    other.start();
    meet(gate);
    for (int i = 0; i < 20; i++) {
      table.write(OrderSnapshot.builder().on("all").level(1).build());
      table.write(off("badges"));
    }
    other.join();

    assertThat(state("badges").mode()).isEqualTo(Mode.OFF);
    assertThat(state("ranking").mode()).isEqualTo(Mode.ON);
    assertThat(state("mail").mode()).isEqualTo(Mode.ON);
    assertThat(fixture.engine.switchboard().level().floor()).isEqualTo(3);
  }

  private static void meet(CyclicBarrier gate) {
    try {
      gate.await(10, TimeUnit.SECONDS);
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }
}
