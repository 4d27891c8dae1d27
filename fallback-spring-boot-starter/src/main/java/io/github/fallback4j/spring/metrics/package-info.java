/** Publishes the engine's meters in Micrometer's registries. */
@NullMarked
package io.github.fallback4j.spring.metrics;

import org.jspecify.annotations.NullMarked;
