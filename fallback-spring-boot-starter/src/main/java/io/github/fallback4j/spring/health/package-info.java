/**
 * Integrates with Spring Boot's health: reads contributors, and reports degraded dependencies
 * without reporting the application down.
 */
@NullMarked
package io.github.fallback4j.spring.health;

import org.jspecify.annotations.NullMarked;
