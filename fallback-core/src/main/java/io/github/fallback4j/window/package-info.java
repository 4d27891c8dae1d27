/**
 * Windows, which switch dependencies off or set a level at times planned in advance, such as a
 * broadcast or maintenance, and the schedules that say when.
 */
@NullMarked
package io.github.fallback4j.window;

import org.jspecify.annotations.NullMarked;
