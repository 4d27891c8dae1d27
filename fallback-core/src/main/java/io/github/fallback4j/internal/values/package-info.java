/** Reads values as people write them. Pure; knows no setting. */
@NullMarked
package io.github.fallback4j.internal.values;

import org.jspecify.annotations.NullMarked;
