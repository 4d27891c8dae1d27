/** Plays outages on the running school and measures what its pupils notice. */
@NullMarked
package io.github.fallback4j.examples.school.demo.outage;

import org.jspecify.annotations.NullMarked;
