/**
 * Facts about types and signatures, whatever is annotated: the methods of a type, its generics,
 * what a return type means, which values are empty, and how all of that is written in a message.
 */
@NullMarked
package io.github.fallback4j.internal.type;

import org.jspecify.annotations.NullMarked;
