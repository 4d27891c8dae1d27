/** How the library writes to the log. Imports nothing of ours, and every room may import it. */
@NullMarked
package io.github.fallback4j.internal.log;

import org.jspecify.annotations.NullMarked;
