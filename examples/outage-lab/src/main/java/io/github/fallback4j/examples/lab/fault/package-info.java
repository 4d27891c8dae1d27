/** What the application calls, and what can be made to go wrong with it. */
@NullMarked
package io.github.fallback4j.examples.lab.fault;

import org.jspecify.annotations.NullMarked;
