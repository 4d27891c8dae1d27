package io.github.fallback4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.spi.ContextCarrier;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What a carrier leaves on a thread: nothing. The logging context is the engine's own affair. */
class ContextCarriersTest {
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  @AfterEach
  void end() {
    thread.shutdown();
  }

  private static Callable<Object> carried(BoundContext context, Callable<Object> work) {
    Object[] carried = new Object[1];
    Runnable undo = context.bind("caller");
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(FallbackAutoConfiguration.class))
        .run(
            application ->
                carried[0] =
                    application
                        .getBeanProvider(ContextCarrier.class)
                        .orderedStream()
                        .reduce(ContextCarrier.none(), ContextCarrier::and)
                        .carry(work));
    undo.run();
    @SuppressWarnings("unchecked") // the one above
    Callable<Object> callable = (Callable<Object>) carried[0];
    return callable;
  }

  private void onTheThread(Callable<?> work) throws Exception {
    thread.submit(work).get();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LOGGING")
  void workEnds_nothingIsLeft(BoundContext context) throws Exception {
    Callable<Object> work = carried(context, context::look);

    onTheThread(
        () -> {
          assertThat(work.call()).isNotNull();
          assertThat(context.look()).isNull();
          return null;
        });
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LOGGING")
  void workThrows_nothingIsLeft(BoundContext context) throws Exception {
    IllegalStateException failure = new IllegalStateException("down");
    Callable<Object> work =
        carried(
            context,
            () -> {
              throw failure;
            });

    onTheThread(
        () -> {
          assertThatThrownBy(work::call).isSameAs(failure);
          assertThat(context.look()).isNull();
          return null;
        });
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LOGGING")
  void workChangesWhatIsBound_theThreadsOwnComesBack(BoundContext context) throws Exception {
    Callable<Object> work =
        carried(
            context,
            () -> {
              if (context != BoundContext.TRACE) { // whose scopes must be closed by who opens them
                context.bind("another");
              }
              return context.look();
            });

    onTheThread(
        () -> {
          Runnable undo = context.bind("foreign");
          String own = context.look();
          assertThat(work.call()).isNotEqualTo(own);
          assertThat(context.look()).isEqualTo(own);
          undo.run();
          return null;
        });
  }
}
