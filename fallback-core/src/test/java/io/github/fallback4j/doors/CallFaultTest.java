package io.github.fallback4j.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fallback4j.spi.CallFault;
import io.github.fallback4j.spi.Cohort;
import io.github.fallback4j.spi.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fault may be, and what is refused. */
class CallFaultTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static CallFault.Builder fault(Fault kind) {
    return CallFault.of(kind, "ranking", MINUTE);
  }

  /** Cannot be made by anybody else. */
  public static final class Closed extends Exception {
    private static final long serialVersionUID = 1L;

    private Closed() {}
  }

  @Test
  void toldNothing_actsOnAllCallersAndNeedsABeat() {
    CallFault fault = fault(Fault.ERROR).build();

    assertThat(fault.cohort()).isEqualTo(Cohort.of(1));
    assertThat(fault.heartbeat()).isEqualTo(Duration.ofSeconds(5));
    assertThat(fault.length()).isEqualTo(MINUTE);
    assertThat(fault.newError()).isInstanceOf(ConnectException.class);
    assertThat(fault.essentialStandby()).isFalse();
  }

  @Test
  void errorWithMessage_saysThatItIsInjected() {
    assertThat(fault(Fault.ERROR).error(IOException.class).build().newError())
        .hasMessageContaining("injected");
  }

  @Test
  void errorWithoutMessage_isMade() {
    assertThat(fault(Fault.ERROR).error(ClosedChannelException.class).build().newError())
        .isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void off_isRefusedAndNamesTheOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fault(Fault.OFF))
        .withMessageContaining("Order.off(\"ranking\")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.000000001S"})
  void lengthOutOfRange_isRefused(Duration length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallFault.of(Fault.ERROR, "ranking", length))
        .withMessageContaining("length")
        .withMessageContaining(length.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT10.001S"})
  void heartbeatOutOfRange_isRefused(Duration heartbeat) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fault(Fault.ERROR).heartbeat(heartbeat))
        .withMessageContaining("heartbeat");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
  void shareOutOfRange_isRefused(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fault(Fault.ERROR).share(share))
        .withMessageContaining(String.valueOf(share));
  }

  @Test
  void delaysOutOfRange_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> fault(Fault.SLOW).delay(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fault(Fault.SLOW).delay(MINUTE.multipliedBy(2), MINUTE))
        .withMessageContaining("delay");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fault(Fault.FLAPPING).flapping(MINUTE, Duration.ZERO));
  }

  @Test
  void errorThatCannotBeMade_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fault(Fault.ERROR).error(Closed.class))
        .withMessageContaining(Closed.class.getName());
  }

  @Test
  void malformedWithoutAnswer_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fault(Fault.MALFORMED).build())
        .withMessageContaining("malformed")
        .withMessageContaining("'ranking'");
  }
}
