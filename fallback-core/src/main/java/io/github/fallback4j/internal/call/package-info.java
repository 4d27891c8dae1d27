/**
 * The call path: admit, permits, deadline, invoke, record, and the answer chain. Nothing on a
 * healthy call takes a lock.
 */
@NullMarked
package io.github.fallback4j.internal.call;

import org.jspecify.annotations.NullMarked;
