package io.github.fallback4j.internal.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class FailureTextTest {

  @Test
  void wrappedFailure_namesItsRootToo() {
    Throwable root = new ConnectException("Connection refused");
    Throwable failure =
        new IllegalStateException("Redis exception", new RuntimeException("while writing", root));

    assertThat(FailureText.of(failure))
        .isEqualTo(
            "java.lang.IllegalStateException: Redis exception, because of"
                + " java.net.ConnectException: Connection refused");
  }

  @Test
  void failureWithoutCause_speaksForItself() {
    assertThat(FailureText.of(new ConnectException("refused")))
        .isEqualTo("java.net.ConnectException: refused");
  }

  @Test
  void causesInACircle_endSomewhere() {
    RuntimeException a = new RuntimeException("a");
    RuntimeException b = new RuntimeException("b", a);
    a.initCause(b);

    assertThat(FailureText.of(a)).startsWith("java.lang.RuntimeException: a");
  }
}
