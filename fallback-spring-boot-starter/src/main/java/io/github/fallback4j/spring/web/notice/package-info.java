/** What front ends can ask for: which dependencies rest, in the user's language. */
@NullMarked
package io.github.fallback4j.spring.web.notice;

import org.jspecify.annotations.NullMarked;
