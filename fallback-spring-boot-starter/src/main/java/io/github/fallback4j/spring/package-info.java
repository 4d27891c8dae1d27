/**
 * The engine in a Spring Boot application: settings from its environment, dependencies and
 * customizers from its beans.
 */
@NullMarked
package io.github.fallback4j.spring;

import org.jspecify.annotations.NullMarked;
