/**
 * How essential dependencies meet their objectives: samples the counters, and computes the error
 * budgets of the last minutes and hours. None of this runs during a call.
 */
@NullMarked
package io.github.fallback4j.internal.objective;

import org.jspecify.annotations.NullMarked;
