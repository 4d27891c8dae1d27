/**
 * From leases and orders to the one verdict a call reads. Pure: no threads, no I/O; time is handed
 * in. The ports through which the call path and detection meet are here too.
 */
@NullMarked
package io.github.fallback4j.internal.verdict;

import org.jspecify.annotations.NullMarked;
