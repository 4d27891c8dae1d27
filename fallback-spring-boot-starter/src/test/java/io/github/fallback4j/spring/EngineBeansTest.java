package io.github.fallback4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Criticality;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.FallbackEvent.StateChanged;
import io.github.fallback4j.Order;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.spi.ContextCarrier;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.EventListener;

class EngineBeansTest {
  private static final DependencySpec RANKING =
      DependencySpec.nonEssential("ranking").criticality(Criticality.DECORATIVE).build();

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(FallbackAutoConfiguration.class));

  @Test
  void aSpecThatIsABeanIsADependency() {
    runner
        .withBean(DependencySpec.class, () -> RANKING)
        .run(
            context ->
                assertThat(context.getBean(Dependencies.class).get("ranking").spec())
                    .isEqualTo(RANKING));
  }

  @Test
  void propertiesAreLaidOverWhatACustomizerMakes() {
    DependencySpecCustomizer customizer =
        spec -> spec.toBuilder().permits(7).owner("team ranking").build();
    runner
        .withBean(DependencySpec.class, () -> RANKING)
        .withBean(DependencySpecCustomizer.class, () -> customizer)
        .withPropertyValues("fallback.dependencies.ranking.permits=9")
        .run(
            context -> {
              DependencySpec spec = context.getBean(Dependencies.class).get("ranking").spec();
              assertThat(spec.permits()).isEqualTo(9);
              assertThat(spec.owner()).isEqualTo("team ranking");
            });
  }

  @Test
  void aBuilderCustomizerHasTheLastWord() {
    FallbackEngineBuilderCustomizer customizer = builder -> builder.add(RANKING);
    runner
        .withBean(FallbackEngineBuilderCustomizer.class, () -> customizer)
        .run(
            context ->
                assertThat(context.getBean(Dependencies.class).get("ranking").id())
                    .isEqualTo("ranking"));
  }

  static class Listener {
    final Collection<FallbackEvent> heard = new ConcurrentLinkedQueue<>();

    @EventListener
    void changed(StateChanged event) {
      heard.add(event);
    }
  }

  @Test
  void everyChangeIsAnApplicationEvent() {
    runner
        .withBean(DependencySpec.class, () -> RANKING)
        .withBean(Listener.class)
        .run(
            context -> {
              context.getBean(Switchboard.class).order(Order.off("ranking"));

              await()
                  .untilAsserted(
                      () ->
                          assertThat(context.getBean(Listener.class).heard)
                              .singleElement()
                              .extracting(event -> ((StateChanged) event).dependency())
                              .isEqualTo("ranking"));
            });
  }

  @Test
  void theContextClosesItsEngine() {
    FallbackEngine[] engine = new FallbackEngine[1];
    runner.run(context -> engine[0] = context.getBean(FallbackEngine.class));

    assertThat(engine[0].all()).isEmpty();
    await()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("fallback-time")));
  }

  static class Marker implements ContextCarrier {
    static final ThreadLocal<String> MARK = new ThreadLocal<>();

    @Override
    public <T extends @Nullable Object> Callable<T> carry(Callable<T> work) {
      String mark = MARK.get();
      return () -> {
        MARK.set(mark);
        try {
          return work.call();
        } finally {
          MARK.remove();
        }
      };
    }
  }

  @Test
  void aCarrierThatIsABeanIsUsed() {
    Marker.MARK.set("here");
    runner
        .withBean(Marker.class)
        .withBean(
            DependencySpec.class,
            () -> DependencySpec.nonEssential("ranking").enforce(Enforce.OFFLOAD).build())
        .run(
            context ->
                assertThat(
                        context
                            .getBean(Dependencies.class)
                            .get("ranking")
                            .call(Marker.MARK::get, () -> "nowhere"))
                    .isEqualTo("here"));
    Marker.MARK.remove();
  }

  @Test
  void anEngineOfTheUserWins() {
    runner
        .withBean("mine", FallbackEngine.class, () -> FallbackEngine.builder().add(RANKING).build())
        .run(
            context -> {
              assertThat(context).hasSingleBean(FallbackEngine.class);
              assertThat(context.getBean(Switchboard.class).covered("all"))
                  .isEqualTo(List.of("ranking"));
            });
  }
}
