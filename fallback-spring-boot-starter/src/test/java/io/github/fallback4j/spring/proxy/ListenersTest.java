package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.NonEssential;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpoint;
import org.springframework.kafka.config.MethodKafkaListenerEndpoint;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.ScheduledTask;

/** Whatever calls a bean later, because of an annotation, calls the guarded one. */
@ExtendWith(OutputCaptureExtension.class)
class ListenersTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class))
          .withPropertyValues("fallback.switches.off=all");

  /** Keeps the bean of each endpoint, and no container. */
  static class Endpoints implements KafkaListenerContainerFactory<MessageListenerContainer> {
    private final List<Object> beans = new ArrayList<>();

    public List<Object> beans() {
      return beans;
    }

    @Override
    public MessageListenerContainer createListenerContainer(KafkaListenerEndpoint endpoint) {
      beans.add(((MethodKafkaListenerEndpoint<?, ?>) endpoint).getBean());
      return new SilentContainer(endpoint.getId());
    }

    @Override
    public MessageListenerContainer createContainer(
        org.springframework.kafka.support.TopicPartitionOffset... topics) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MessageListenerContainer createContainer(String... topics) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MessageListenerContainer createContainer(java.util.regex.Pattern topics) {
      throw new UnsupportedOperationException();
    }
  }

  record SilentContainer(String id) implements MessageListenerContainer {
    @Override
    public void setupMessageListener(Object listener) {}

    @Override
    public java.util.Map<
            String,
            java.util.Map<
                org.apache.kafka.common.MetricName, ? extends org.apache.kafka.common.Metric>>
        metrics() {
      return java.util.Map.of();
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
      return false;
    }

    @Override
    public String getListenerId() {
      return id;
    }
  }

  @Configuration
  @EnableKafka
  @Import({Orders.class, OrdersWithFallback.class})
  static class Kafka {
    @Bean
    Endpoints kafkaListenerContainerFactory() {
      return new Endpoints();
    }
  }

  static class Orders {
    @KafkaListener(id = "orders", topics = "orders")
    @NonEssential("orders")
    public void received(String order) {
      throw new AssertionError("it is off");
    }
  }

  static class OrdersWithFallback {
    @KafkaListener(id = "kept", topics = "orders")
    @NonEssential(value = "kept", fallback = "again", passThrough = TryAgain.class)
    public void received(String order) {}

    void again(String order) {
      throw new TryAgain();
    }
  }

  static class TryAgain extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void kafkaListener_isTheGuardedBean() {
    runner
        .withUserConfiguration(Kafka.class)
        .run(
            context ->
                assertThat(context.getBean(Endpoints.class).beans())
                    .hasSize(2)
                    .allMatch(bean -> AdviceOrder.guardOf(bean) != null)
                    .first()
                    .satisfies(bean -> ((Orders) bean).received("one")));
  }

  @Test
  void listenerWithoutFallback_isWarnedAbout(CapturedOutput output) {
    runner
        .withUserConfiguration(Kafka.class)
        .run(
            context ->
                assertThat(output)
                    .containsOnlyOnce("is a listener without a fallback")
                    .contains("Orders.received(String) (dependency 'orders') is a listener"));
  }

  @Test
  void fallbackThatThrowsWhatPassesThrough_hasTheMessageDeliveredAgain() {
    runner
        .withUserConfiguration(Kafka.class)
        .run(
            context ->
                assertThatThrownBy(() -> context.getBean(OrdersWithFallback.class).received("one"))
                    .isInstanceOf(TryAgain.class));
  }

  static class Events {
    @EventListener
    @NonEssential("events")
    public void heard(String event) {
      throw new AssertionError("it is off");
    }
  }

  @Test
  void eventListener_isGuardedAndWarnedAbout(CapturedOutput output) {
    runner
        .withBean(Events.class)
        .run(
            context -> {
              context.publishEvent("rain");

              assertThat(output)
                  .contains("Events.heard(String) (dependency 'events') is a listener");
            });
  }

  @Configuration
  @EnableScheduling
  static class Clockwork {
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 3_600_000)
    @NonEssential("clockwork")
    public void tick() {
      throw new AssertionError("it is off");
    }
  }

  @Test
  void scheduledMethod_isGuardedAndNotWarnedAbout(CapturedOutput output) {
    runner
        .withUserConfiguration(Clockwork.class)
        .run(
            context -> {
              ScheduledTask task =
                  context
                      .getBean(ScheduledAnnotationBeanPostProcessor.class)
                      .getScheduledTasks()
                      .iterator()
                      .next();
              task.getTask().getRunnable().run();

              assertThat(output).doesNotContain("is a listener");
            });
  }

  /** Keeps beans, as processors that find listeners do. */
  static class Keeper implements BeanPostProcessor, Ordered {
    private final int order;
    private final List<Object> kept = new ArrayList<>();

    Keeper(int order) {
      this.order = order;
    }

    @Override
    public int getOrder() {
      return order;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      if (Events.class.isInstance(bean)) {
        kept.add(bean);
      }
      return bean;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Ordered.LOWEST_PRECEDENCE, 0, Ordered.HIGHEST_PRECEDENCE + 2})
  void processorOfAnyOrder_keepsTheGuardedBean(int order) {
    Keeper keeper = new Keeper(order);
    runner
        .withBean(Keeper.class, () -> keeper)
        .withBean(Events.class)
        .run(
            context -> {
              assertThat(keeper.kept).hasSize(1).allMatch(AopUtils::isAopProxy);
              assertThat(keeper.kept.get(0)).isSameAs(context.getBean(Events.class));
            });
  }
}
