/** Polls health signals outside of calls, and degrades the dependencies that they report bad. */
@NullMarked
package io.github.fallback4j.internal.signal;

import org.jspecify.annotations.NullMarked;
