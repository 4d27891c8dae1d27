/** Ids and the words near them. Pure, and imports nothing of ours. */
@NullMarked
package io.github.fallback4j.internal.names;

import org.jspecify.annotations.NullMarked;
