/** The connection to the school library's service, a second application. */
@NullMarked
package io.github.fallback4j.examples.school.library;

import org.jspecify.annotations.NullMarked;
