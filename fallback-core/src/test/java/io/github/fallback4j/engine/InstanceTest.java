package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Order;
import io.github.fallback4j.TableSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstanceTest {

  @Test
  void nothingSaid_isApplicationHostAndProcess() {
    try (EngineFixture fixture = new EngineFixture(builder -> builder.application("lone"))) {
      assertThat(fixture.engine.instance()).matches("lone@[^@:]+:" + ProcessHandle.current().pid());
    }
  }

  @Test
  void noApplication_isJava() {
    try (EngineFixture fixture = new EngineFixture()) {
      assertThat(fixture.engine.instance()).startsWith("java@");
    }
  }

  @Test
  void severalInOneProcess_haveNamesOfTheirOwn() {
    try (EngineFixture one = new EngineFixture(builder -> builder.application("twin"));
        EngineFixture other = new EngineFixture(builder -> builder.application("twin"))) {
      assertThat(other.engine.instance()).isEqualTo(one.engine.instance() + "-2");
    }
  }

  @Test
  void closed_leavesItsNameToTheNext() {
    EngineFixture one = new EngineFixture(builder -> builder.application("next"));
    one.close();

    try (EngineFixture other = new EngineFixture(builder -> builder.application("next"))) {
      assertThat(other.engine.instance()).isEqualTo(one.engine.instance());
      one.close();
      try (EngineFixture third = new EngineFixture(builder -> builder.application("next"))) {
        assertThat(third.engine.instance()).isNotEqualTo(other.engine.instance());
      }
    }
  }

  @Test
  void chosen_isTakenAsItIs() {
    try (EngineFixture one = new EngineFixture(builder -> builder.instance("pod-7"));
        EngineFixture other = new EngineFixture(builder -> builder.instance("pod-7"))) {
      assertThat(one.engine.instance()).isEqualTo("pod-7");
      assertThat(other.engine.instance()).isEqualTo("pod-7");
    }
  }

  @Test
  void property_outranksCode() {
    try (EngineFixture fixture =
        new EngineFixture(
            builder ->
                builder.instance("pod-7").environment(Map.of("FALLBACK_INSTANCE", "pod-8")))) {
      assertThat(fixture.engine.instance()).isEqualTo("pod-8");
      assertThat(fixture.engine.switchboard().warnings()).isEmpty();
    }
  }

  @Test
  void blank_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FallbackEngine.builder().instance(" "))
        .withMessage("instance must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FallbackEngine.builder().application(""))
        .withMessage("application must not be blank");
  }

  @Test
  void events_nameIt() {
    TableSource table = new TableSource("table");
    try (EngineFixture fixture =
        new EngineFixture(
            builder -> builder.instance("pod-7").source(table),
            DependencySpec.nonEssential("ranking").build())) {
      fixture.engine.switchboard().order(Order.off("ranking"));
      fixture.engine.switchboard().order(LevelOrder.of(2));
      table.listener().lost("no route to host");

      assertThat(fixture.events).extracting(FallbackEvent::instance).containsOnly("pod-7");
      assertThat(fixture.events)
          .extracting(event -> event.getClass().getSimpleName())
          .contains("Ordered", "StateChanged", "LevelOrdered", "LevelChanged", "SourceChanged");
    }
  }
}
