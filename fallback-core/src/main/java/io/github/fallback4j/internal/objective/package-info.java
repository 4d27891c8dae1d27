/**
 * How essential dependencies keep their objectives: samples of what was counted, and from them the
 * error budget of the last minutes and hours. Nothing here is on a call's path.
 */
@NullMarked
package io.github.fallback4j.internal.objective;

import org.jspecify.annotations.NullMarked;
