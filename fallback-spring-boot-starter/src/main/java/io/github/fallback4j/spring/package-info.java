/**
 * Builds the engine in a Spring Boot application, with settings from its environment, and
 * dependencies and customizers from its beans.
 */
@NullMarked
package io.github.fallback4j.spring;

import org.jspecify.annotations.NullMarked;
