/** The application under test: a page that needs a lesson and would like a ranking. */
@NullMarked
package io.github.fallback4j.examples.lab.app;

import org.jspecify.annotations.NullMarked;
