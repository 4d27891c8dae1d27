package io.github.fallback4j.spring;

import io.github.fallback4j.internal.settings.Globals;
import io.github.fallback4j.internal.settings.Settings;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads the setting the same way as the engine does, because both must agree. */
final class OnFallbackEnabled extends SpringBootCondition {

  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    EngineEnvironment environment =
        EngineEnvironment.of((ConfigurableEnvironment) context.getEnvironment());
    boolean enabled = enabled(environment);
    return new ConditionOutcome(
        enabled,
        ConditionMessage.forCondition(ConditionalOnFallbackEnabled.class)
            .because(enabled ? "the library is enabled" : "fallback.enabled is false"));
  }

  static boolean enabled(EngineEnvironment environment) {
    return Globals.enabled(Settings.of(environment.places()));
  }
}
