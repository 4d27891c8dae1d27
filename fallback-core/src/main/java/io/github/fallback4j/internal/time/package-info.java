/** The real clock. Imports nothing of ours but the port it implements. */
@NullMarked
package io.github.fallback4j.internal.time;

import org.jspecify.annotations.NullMarked;
