/** Notes to the teacher, sent to the school library's service. */
@NullMarked
package io.github.fallback4j.examples.school.notice;

import org.jspecify.annotations.NullMarked;
