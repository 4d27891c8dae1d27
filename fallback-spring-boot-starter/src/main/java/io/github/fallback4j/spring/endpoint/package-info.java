/** The endpoint: how dependencies stand, and orders from operators. */
@NullMarked
package io.github.fallback4j.spring.endpoint;

import org.jspecify.annotations.NullMarked;
