package io.github.fallback4j.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.spi.DegradationSink;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class CurrentRequestTest {
  private final CurrentRequest current = new CurrentRequest();
  private final RequestDegradations mine = new RequestDegradations();
  private final RequestDegradations other = new RequestDegradations();

  @Test
  void workIsCarriedToAThreadOfAnotherRequest_belongsToItsOwn() throws Exception {
    current.bind(mine);
    Callable<DegradationSink> work = current.carry(current::get);

    current.bind(other);

    assertThat(work.call()).isSameAs(mine);
    assertThat(current.get()).isSameAs(other);
  }

  @Test
  void workOfNoRequestIsCarriedToAThreadOfOne_belongsToNone() throws Exception {
    Callable<DegradationSink> work = current.carry(current::get);

    current.bind(other);

    assertThat(work.call()).isNull();
    assertThat(current.get()).isSameAs(other);
  }

  @Test
  void carriedWorkThrows_threadIsLeftAsItWas() {
    current.bind(mine);
    Callable<Object> work =
        current.carry(
            () -> {
              throw new IllegalStateException("down");
            });

    current.bind(null);

    assertThatThrownBy(work::call).hasMessage("down");
    assertThat(current.get()).isNull();
  }
}
