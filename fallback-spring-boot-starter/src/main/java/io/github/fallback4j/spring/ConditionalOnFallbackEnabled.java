package io.github.fallback4j.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * Matches unless {@code fallback.enabled} or {@code FALLBACK_ENABLED} disables the library. The
 * variable wins over the property, as in the engine.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Conditional(OnFallbackEnabled.class)
public @interface ConditionalOnFallbackEnabled {}
