/**
 * Makes plans for annotated methods, for integrations that intercept calls with a proxy or an
 * advisor. {@link io.github.fallback4j.method.MethodPlanner} is where to begin. Applications do not
 * need this package.
 */
@NullMarked
package io.github.fallback4j.method;

import org.jspecify.annotations.NullMarked;
