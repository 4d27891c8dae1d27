/** Sensors that report to the engine how long requests wait before they are handled. */
@NullMarked
package io.github.fallback4j.spring.web.queue;

import org.jspecify.annotations.NullMarked;
