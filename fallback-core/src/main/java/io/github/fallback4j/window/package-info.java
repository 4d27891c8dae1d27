/**
 * Windows: times prepared in advance, such as a broadcast or maintenance, during which dependencies
 * are off or a level holds, and the schedules that say when.
 */
@NullMarked
package io.github.fallback4j.window;

import org.jspecify.annotations.NullMarked;
