/** Notices for front ends: which dependencies are degraded, in the user's language. */
@NullMarked
package io.github.fallback4j.spring.web.notice;

import org.jspecify.annotations.NullMarked;
