/** Calls of dependencies that answer with Reactor types, for code without annotations. */
@NullMarked
package io.github.fallback4j.reactor;

import org.jspecify.annotations.NullMarked;
