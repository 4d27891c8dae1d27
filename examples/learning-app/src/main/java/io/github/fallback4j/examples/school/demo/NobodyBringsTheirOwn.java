package io.github.fallback4j.examples.school.demo;

import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether none of the properties that {@link DemoPart} names is set. */
final class NobodyBringsTheirOwn implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata annotated) {
    Map<String, Object> part = annotated.getAnnotationAttributes(DemoPart.class.getName());
    return part != null
        && Stream.of((String[]) part.get("unless"))
            .noneMatch(context.getEnvironment()::containsProperty);
  }
}
