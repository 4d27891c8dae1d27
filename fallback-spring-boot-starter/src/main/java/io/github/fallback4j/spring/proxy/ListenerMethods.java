package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.method.MethodPlan;
import io.github.fallback4j.method.TypePlan;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * Finds guarded listeners without a fallback: what they are called with is lost while they are
 * skipped, because they return. Stateless.
 */
final class ListenerMethods {
  /** Listeners of Kafka, JMS, Rabbit, Pulsar, SQS and others are marked with the first. */
  private static final List<String> MARKS =
      List.of(
          "org.springframework.messaging.handler.annotation.MessageMapping",
          "org.springframework.context.event.EventListener");

  private ListenerMethods() {}

  /** Returns a sentence for each such listener of a type. */
  static Set<String> of(TypePlan type) {
    Set<String> sentences = new LinkedHashSet<>();
    for (MethodPlan plan : type.methods()) {
      if (plan.fallback() == null
          && !plan.dependency().spec().essential()
          && isListener(plan.method())) {
        sentences.add(
            plan
                + " is a listener without a fallback: while its dependency is degraded, or when a"
                + " call fails, it returns as if it had done its work, and the message or event is"
                + " lost — name a fallback that keeps it, or one that throws an exception named in"
                + " passThrough, so that it is delivered again");
      }
    }
    return sentences;
  }

  private static boolean isListener(Method method) {
    MergedAnnotations annotations = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
    return MARKS.stream().anyMatch(annotations::isPresent);
  }
}
