package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What the carrier of the logging context leaves on the thread it carries to: what was there. */
class LoggingContextTest {
  private final LoggingContext carrier = new LoggingContext();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  @AfterEach
  void end() {
    thread.shutdown();
    MDC.clear();
  }

  private void onTheThread(Callable<?> work) throws Exception {
    thread.submit(work).get();
  }

  @Test
  void workEnds_nothingIsLeft() throws Exception {
    MDC.put("lesson", "7");
    Callable<String> work = carrier.carry(() -> MDC.get("lesson"));

    onTheThread(
        () -> {
          assertThat(work.call()).isEqualTo("7");
          assertThat(MDC.get("lesson")).isNull();
          return null;
        });
  }

  @Test
  void workThrows_nothingIsLeft() throws Exception {
    MDC.put("lesson", "7");
    IllegalStateException failure = new IllegalStateException("down");
    Callable<String> work =
        carrier.carry(
            () -> {
              throw failure;
            });

    onTheThread(
        () -> {
          assertThatThrownBy(work::call).isSameAs(failure);
          assertThat(MDC.get("lesson")).isNull();
          return null;
        });
  }

  @Test
  void threadHasItsOwn_itIsHiddenAndComesBack() throws Exception {
    Callable<String> work =
        carrier.carry(
            () -> {
              String seen = MDC.get("lesson");
              MDC.put("lesson", "8");
              return seen;
            });

    onTheThread(
        () -> {
          MDC.put("lesson", "own");
          assertThat(work.call()).isNull();
          assertThat(MDC.get("lesson")).isEqualTo("own");
          return null;
        });
  }
}
