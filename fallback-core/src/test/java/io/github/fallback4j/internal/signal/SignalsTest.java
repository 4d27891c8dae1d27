package io.github.fallback4j.internal.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencySpecBuilder;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LogLines;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.Status;
import io.github.fallback4j.internal.verdict.Outbox;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Ruling;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.settings.HealthSignalSettings;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.HealthSignal.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignalsTest {
  @RegisterExtension final LogLines log = LogLines.of("io.github.fallback4j.signals");

  private final ManualTime time = new ManualTime();
  private final Signals signals = new Signals(time, Runnable::run, () -> 0.5);
  private final List<String> handedOver = new ArrayList<>();
  private Report report = Report.good();
  private int asked;

  private Standing watched(DependencySpec spec) {
    Standing standing =
        new Standing(
            spec.id(),
            Ruling.none(time.now()),
            spec.ramp(),
            time,
            new Outbox(),
            new Standing.Listener() {
              @Override
              public void changed(DependencyState before, DependencyState after) {}

              @Override
              public void rampStepBegan(long step) {}
            });
    signals.watch(spec, standing, new Handover());
    return standing;
  }

  private final class Handover implements Recorder {
    @Override
    public void handOver(String reason) {
      handedOver.add(reason);
    }

    @Override
    public void succeeded(long start, long elapsed) {}

    @Override
    public void failed(Cause cause, @Nullable Throwable failure, long start, long elapsed) {}

    @Override
    public void abandoned(long start) {}

    @Override
    public void exhausted() {}
  }

  private HealthSignal signal(String name) {
    return HealthSignal.of(
        "ranking",
        name,
        () -> {
          asked++;
          return report;
        });
  }

  private static DependencySpecBuilder ranking() {
    return DependencySpec.nonEssential("ranking");
  }

  private Standing started(DependencySpec spec) {
    Standing standing = watched(spec);
    signals.add(signal("redis"));
    signals.start();
    return standing;
  }

  /** Moves time on until so many reports were made; none takes longer than ten seconds. */
  private void reports(int count, Report now) {
    report = now;
    int until = asked + count;
    for (int i = 0; i < 100 * count && asked < until; i++) {
      time.advance(Duration.ofMillis(100));
    }
  }

  private static DependencyState state(Standing standing) {
    return standing.verdict().state();
  }

  @Test
  void twoBadReports_setTheDependencyAsideWithNameAndReason() {
    Standing standing = started(ranking().build());

    reports(1, Report.bad("DOWN"));
    assertThat(state(standing).status()).isEqualTo(Status.NORMAL);

    reports(1, Report.bad("DOWN: refused"));
    assertThat(state(standing))
        .satisfies(
            state -> {
              assertThat(state.status()).isEqualTo(Status.DEGRADED);
              assertThat(state.cause()).isEqualTo(Cause.HEALTH);
              assertThat(state.source()).isEqualTo("redis");
              assertThat(state.reason()).isEqualTo("DOWN: refused");
              assertThat(state.admitted()).isZero();
            });
    assertThat(standing.verdict().admits()).isFalse();
  }

  @Test
  void threeGoodReports_letItReturnInSteps() {
    Standing standing = started(ranking().build());
    reports(2, Report.bad("DOWN"));

    reports(2, Report.good());
    assertThat(state(standing).status()).isEqualTo(Status.DEGRADED);
    reports(1, Report.good());

    assertThat(state(standing).status()).isEqualTo(Status.RECOVERING);
    assertThat(state(standing).admitted()).isEqualTo(0.1);
  }

  @Test
  void silenceWhileItIsBad_handsItOverToProbes() {
    Standing standing = started(ranking().build());
    reports(2, Report.bad("DOWN"));

    reports(2, Report.unknown());
    assertThat(handedOver).isEmpty();
    assertThat(state(standing).cause()).isEqualTo(Cause.HEALTH);
    reports(1, Report.unknown());

    assertThat(handedOver)
        .containsExactly("health signal 'redis' reported it bad, then stopped reporting");
    assertThat(state(standing).status()).isEqualTo(Status.RECOVERING); // nobody probes here
  }

  @Test
  void twoSignals_eachClearsOnlyItsOwn() {
    Standing standing = watched(ranking().build());
    signals.add(signal("redis"));
    signals.add(HealthSignal.of("ranking", "pool", () -> Report.bad("empty")));
    signals.start();

    reports(2, Report.bad("DOWN"));
    reports(3, Report.good());

    assertThat(state(standing).source()).isEqualTo("pool");
  }

  @Test
  void observe_isShownButSkipsNothing() {
    Standing standing = started(ranking().automatic(Automatic.OBSERVE).build());

    reports(2, Report.bad("DOWN"));

    assertThat(state(standing).status()).isEqualTo(Status.NORMAL);
    assertThat(standing.explainLeases()).anyMatch(cause -> cause.cause() == Cause.HEALTH);
  }

  @Test
  void automaticOff_isNotAsked() {
    started(ranking().automatic(Automatic.OFF).build());

    reports(2, Report.bad("DOWN"));

    assertThat(asked).isZero();
  }

  @Test
  void signalsDisabled_areNotAsked() {
    HealthSignalSettings disabled =
        new HealthSignalSettings(false, Duration.ofSeconds(5), Duration.ofSeconds(1));
    started(ranking().healthSignal(disabled).build());

    reports(2, Report.bad("DOWN"));

    assertThat(asked).isZero();
  }

  @Test
  void beforeTheStartIsOver_nothingIsAsked() {
    watched(ranking().build());
    signals.add(signal("redis"));

    reports(2, Report.good());

    assertThat(asked).isZero();
  }

  @Test
  void dependencyRegisteredLater_itsSignalIsAskedFromThenOn() {
    signals.add(signal("redis"));
    signals.start();
    reports(2, Report.good());
    assertThat(asked).isZero();

    watched(ranking().build());
    reports(2, Report.good());

    assertThat(asked).isEqualTo(2);
  }

  @Test
  void signalAddedLater_isAskedFromThenOn() {
    watched(ranking().build());
    signals.start();

    signals.add(signal("redis"));
    reports(2, Report.good());

    assertThat(asked).isEqualTo(2);
  }

  @Test
  void essentialWithoutStandby_isRefused() {
    watched(DependencySpec.essential("ranking").build());
    signals.add(signal("redis"));

    assertThatThrownBy(signals::start)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("health signal 'redis' reports on 'ranking'")
        .hasMessageContaining("give the dependency a standby");
  }

  @Test
  void essentialWithStandby_isSetAside() {
    Standing primary = started(DependencySpec.essential("ranking").standby().build());

    reports(2, Report.bad("DOWN"));

    assertThat(state(primary).cause()).isEqualTo(Cause.HEALTH);
  }

  @Test
  void twoOfOneName_areRefused() {
    watched(ranking().build());
    signals.add(signal("redis"));
    signals.add(signal("redis"));

    assertThatThrownBy(signals::start)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("two health signals of 'ranking' are named 'redis'");
  }

  @Test
  void dependencyMayStillCome_unknownOneIsNoErrorYet() {
    signals.add(signal("redis"));
    signals.start();

    assertThat(log.lines()).isEmpty();
  }

  @Test
  void dependenciesAreComplete_unknownOneIsLogged() {
    signals.start();
    signals.complete();
    signals.add(signal("redis"));

    assertThat(log.lines())
        .containsExactly(
            "ERROR health signal 'redis' reports on 'ranking', but there is no dependency of this"
                + " id; none is known");
  }

  @Test
  void closed_nothingIsAsked() {
    started(ranking().build());

    signals.close();
    reports(2, Report.bad("DOWN"));

    assertThat(asked).isZero();
    assertThat(time.waiting()).isZero();
  }
}
