package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.FallbackEvent.SourceChanged;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LogLines;
import io.github.fallback4j.SourceState;
import io.github.fallback4j.Status;
import io.github.fallback4j.TableSource;
import io.github.fallback4j.spi.OrderSnapshot;
import io.github.fallback4j.spi.OrderSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a source, what it asked for last holds, and it says what is wrong. */
class OrderSourceTroubleTest {
  @RegisterExtension final LogLines log = LogLines.of("io.github.fallback4j.internal.switches");

  private final TableSource table = new TableSource("table");
  private final EngineFixture fixture = with(table);

  private static EngineFixture with(OrderSource source) {
    return new EngineFixture(
        builder -> builder.source(source),
        DependencySpec.nonEssential("ranking").build(),
        DependencySpec.nonEssential("badges").build());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private DependencyState state(String id) {
    return fixture.get(id).state();
  }

  private static SourceState first(EngineFixture fixture) {
    return fixture.engine.switchboard().sources().get(0);
  }

  private SourceState table() {
    return first(fixture);
  }

  private static OrderSnapshot off(String... targets) {
    return OrderSnapshot.builder().off(targets).build();
  }

  @Test
  void sources_areShownByRankWithEnvironmentAndConfiguration() {
    assertThat(fixture.engine.switchboard().sources())
        .extracting(SourceState::name)
        .containsExactly("table", "environment", "configuration");
    assertThat(fixture.engine.switchboard().sources())
        .extracting(SourceState::status)
        .containsOnly(SourceState.Status.OK);
  }

  @Test
  void lost_whatItAskedForLastHoldsAndAges() {
    table.write(off("ranking"));
    fixture.advance(Duration.ofSeconds(5));

    table.listener().lost("no route to host");
    fixture.advance(Duration.ofSeconds(2));

    assertThat(state("ranking").status()).isEqualTo(Status.DEGRADED);
    assertThat(table())
        .isEqualTo(
            new SourceState(
                "table",
                SourceState.Status.LOST,
                fixture.time.now().minusSeconds(2),
                Duration.ofSeconds(7),
                "no route to host"));
  }

  @Test
  void lostAndBack_itIsWellAndWhatItAsksForNowHolds() {
    table.write(off("ranking"));
    table.listener().lost("no route to host");

    table.write(off("badges"));

    assertThat(table().status()).isEqualTo(SourceState.Status.OK);
    assertThat(table().problem()).isNull();
    assertThat(state("badges").status()).isEqualTo(Status.DEGRADED);
    assertThat(state("ranking").status()).isEqualTo(Status.RECOVERING);
  }

  @Test
  void stale_isShownAndWhatItAskedForLastHolds() {
    table.write(off("ranking"));

    table.listener().stale("the last look is a minute ago");

    assertThat(table().status()).isEqualTo(SourceState.Status.STALE);
    assertThat(state("ranking").status()).isEqualTo(Status.DEGRADED);
  }

  @Test
  void malformedValue_changesNothingAndTheOthersHold() {
    table.write(OrderSnapshot.builder().level(2).off("ranking").build());

    table.write(OrderSnapshot.builder().set("fallback.level", "high").off("badges").build());

    assertThat(fixture.engine.switchboard().level().floor()).isEqualTo(2);
    assertThat(state("badges").source()).isEqualTo("table fallback.switches.off");
    assertThat(table().status()).isEqualTo(SourceState.Status.INVALID);
    assertThat(table().problem()).isEqualTo("fallback.level is 'high' — write 0, 1, 2 or 3");
    assertThat(fixture.engine.switchboard().warnings())
        .containsExactly("source 'table': fallback.level is 'high' — write 0, 1, 2 or 3");
  }

  @Test
  void malformedValueCorrected_itIsWellAgain() {
    table.write(OrderSnapshot.builder().set("fallback.level", "high").build());
    fixture.advance(Duration.ofSeconds(1));

    table.write(OrderSnapshot.builder().level(1).build());

    assertThat(table().status()).isEqualTo(SourceState.Status.OK);
    assertThat(table().age()).isZero();
    assertThat(fixture.engine.switchboard().level().floor()).isOne();
    assertThat(fixture.engine.switchboard().warnings()).isEmpty();
  }

  @Test
  void warningAfterTheStart_isLoggedOnceForAsLongAsItIsThere() {
    table.write(off("rankng"));
    table.write(off("rankng", "badges"));
    assertThat(log.lines())
        .containsExactly(
            "ERROR source 'table': fallback.switches.off is 'rankng': unknown dependency"
                + " 'rankng'; did you mean ranking?",
            "ERROR source 'table': fallback.switches.off is 'badges,rankng': unknown dependency"
                + " 'rankng'; did you mean ranking?");

    table.write(off("rankng", "badges"));
    assertThat(log.lines()).hasSize(2);
  }

  @Test
  @SuppressWarnings("NullAway") // what users do
  void nullInsteadOfASnapshot_isInvalid() {
    table.write(off("ranking"));

    table.listener().changed(null);

    assertThat(table().status()).isEqualTo(SourceState.Status.INVALID);
    assertThat(state("ranking").status()).isEqualTo(Status.DEGRADED);
  }

  @Test
  void problemOfManyLines_isShownAsOneThatIsNotTooLong() {
    table.listener().lost("no route\n\tto host\u001b[31m " + "x".repeat(1000));

    assertThat(table().problem()).startsWith("no route to host [31m xxx").hasSizeLessThan(310);
  }

  @Test
  void throwsAtStart_isLostAndTheEngineWorks() {
    OrderSource broken =
        new OrderSource() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public void start(Listener listener) throws IOException {
            listener.changed(off("ranking"));
            throw new IOException("no route to host");
          }
        };

    try (EngineFixture other = with(broken)) {
      assertThat(first(other).status()).isEqualTo(SourceState.Status.LOST);
      assertThat(first(other).problem()).contains("no route to host");
      assertThat(other.get("ranking").state().status()).isEqualTo(Status.DEGRADED);
      assertThat(other.events).hasOnlyElementsOfTypes(SourceChanged.class).hasSize(1);
    }
  }

  @Test
  void silentAtStart_isStaleUntilItSaysSomething() {
    OrderSource silent =
        new OrderSource() {
          @Override
          public String name() {
            return "silent";
          }

          @Override
          public void start(Listener listener) {}
        };

    try (EngineFixture other = with(silent)) {
      assertThat(first(other).status()).isEqualTo(SourceState.Status.STALE);
      assertThat(first(other).age()).isNull();
    }
  }

  @Test
  void engineCloses_closesItOnceAndIgnoresWhatItReportsLater() {
    fixture.close();
    fixture.close();

    table.write(off("ranking"));
    table.listener().lost("closed");

    assertThat(table.closings()).isOne();
    assertThat(state("ranking").status()).isEqualTo(Status.NORMAL);
    assertThat(table().status()).isEqualTo(SourceState.Status.OK);
  }

  @Test
  void throwsWhenClosed_theEngineClosesAllTheSame() {
    OrderSource stubborn =
        new OrderSource() {
          @Override
          public String name() {
            return "stubborn";
          }

          @Override
          public void start(Listener listener) {}

          @Override
          public void close() {
            throw new IllegalStateException("no");
          }
        };
    EngineFixture other = with(stubborn);

    other.close();

    assertThat(other.time.waiting()).isZero();
  }

  @Test
  void startIsRefused_itIsClosed() {
    TableSource source = TableSource.of("table", off("rankng"));

    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(
            () ->
                new EngineFixture(
                    builder ->
                        builder.source(source).environment(Map.of("FALLBACK_STRICT", "true")),
                    DependencySpec.nonEssential("ranking").build()))
        .withMessageContaining("source 'table': fallback.switches.off is 'rankng'");
    assertThat(source.closings()).isOne();
  }

  @Test
  void engineStepsAside_itIsNeitherStartedNorClosed() {
    TableSource source = new TableSource("table");

    EngineFixture idle =
        new EngineFixture(
            builder -> builder.source(source).environment(Map.of("FALLBACK_ENABLED", "false")));
    idle.close();

    assertThat(source.starts()).isZero();
    assertThat(source.closings()).isZero();
    assertThat(idle.engine.switchboard().sources()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "my table", "tab\nle", "file", "environment", "people"})
  void nameIsMalformedOrKept_isRefused(String name) {
    TableSource source = new TableSource(name);

    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> fixture.engine.integration().source(source))
        .withMessageContaining("a source of orders is named '" + name + "'");
    assertThat(source.starts()).isZero();
  }

  @Test
  void nameOfAnother_isRefused() {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> fixture.engine.integration().source(new TableSource("table")))
        .withMessageContaining("two sources of orders are named 'table'");
  }
}
