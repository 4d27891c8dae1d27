package io.github.fallback4j.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.Order;
import io.github.fallback4j.spi.Registration;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A module listens for as long as it likes, and waits with the engine's time. */
class ListenTest {
  private final DoorsFixture fixture =
      new DoorsFixture(DependencySpec.nonEssential("ranking").build());
  private final List<FallbackEvent> heard = new ArrayList<>();

  @AfterEach
  void close() {
    fixture.close();
  }

  private void orderAndClear() {
    fixture.engine.switchboard().order(Order.off("ranking"));
    fixture.engine.switchboard().clear("ranking");
  }

  @Test
  void listener_hearsOfWhatChanges() {
    fixture.access.listen(heard::add);
    orderAndClear();

    assertThat(heard).isNotEmpty();
  }

  @Test
  void closed_hearsNoMore() {
    fixture.access.listen(heard::add).close();
    orderAndClear();

    assertThat(heard).isEmpty();
  }

  @Test
  void oneListenerTwice_closedOnceOrTwice_hearsOnce() {
    Consumer<FallbackEvent> listener = heard::add;
    Registration first = fixture.access.listen(listener);
    fixture.access.listen(listener);
    first.close();
    first.close();
    orderAndClear();

    assertThat(heard).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void closedWhileItHears_breaksNothing() {
    List<Registration> own = new ArrayList<>();
    own.add(
        fixture.access.listen(
            event -> {
              heard.add(event);
              own.get(0).close();
            }));
    orderAndClear();

    assertThat(heard).hasSize(1);
  }

  @Test
  void time_isTheEngines() {
    Time time = fixture.access.time();
    long before = time.nanos();
    fixture.advance(Duration.ofSeconds(3));

    assertThat(time.nanos() - before).isEqualTo(Duration.ofSeconds(3).toNanos());
    assertThat(time.now()).isEqualTo(fixture.time.now());
  }

  @Test
  void task_runsWhenItsTimeHasCome() {
    List<String> done = new ArrayList<>();
    fixture.access.time().schedule(Duration.ofSeconds(1), () -> done.add("task"));
    fixture.advance(Duration.ofSeconds(1));

    assertThat(done).containsExactly("task");
  }

  @Test
  void timeClosed_onlyItsOwnTasksEnd() {
    List<String> done = new ArrayList<>();
    Time mine = fixture.access.time();
    mine.schedule(Duration.ofSeconds(1), () -> done.add("mine"));
    fixture.access.time().schedule(Duration.ofSeconds(1), () -> done.add("another's"));
    mine.close();
    fixture.advance(Duration.ofSeconds(1));

    assertThat(done).containsExactly("another's");
  }

  @Test
  void engineClosed_noTaskRuns() {
    List<String> done = new ArrayList<>();
    fixture.access.time().schedule(Duration.ofSeconds(1), () -> done.add("task"));
    fixture.close();
    fixture.advance(Duration.ofSeconds(1));

    assertThat(done).isEmpty();
  }
}
