/** What the raw results mean: figures, bounds, a table and charts. */
@NullMarked
package io.github.fallback4j.examples.lab.report;

import org.jspecify.annotations.NullMarked;
