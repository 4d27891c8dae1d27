/** How long requests wait before anybody works on them, told to the engine. */
@NullMarked
package io.github.fallback4j.spring.web.queue;

import org.jspecify.annotations.NullMarked;
