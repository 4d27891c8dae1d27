/**
 * Facts about types and signatures, independent of annotations: the methods of a type, its
 * generics, the kind of a return type, empty values, and how all of these are written in a message.
 */
@NullMarked
package io.github.fallback4j.internal.type;

import org.jspecify.annotations.NullMarked;
