/**
 * What annotations declare about a method: ours, read from wherever they are written, and the
 * transactions that Spring's and Jakarta's declare. Which plan follows from that is decided in
 * {@code method}.
 */
@NullMarked
package io.github.fallback4j.internal.annotation;

import org.jspecify.annotations.NullMarked;
