/**
 * Turns annotated methods into plans, made once, for integrations that intercept calls: a proxy, an
 * advisor. {@link io.github.fallback4j.method.MethodPlanner} is where to begin. Applications need
 * nothing from here.
 */
@NullMarked
package io.github.fallback4j.method;

import org.jspecify.annotations.NullMarked;
