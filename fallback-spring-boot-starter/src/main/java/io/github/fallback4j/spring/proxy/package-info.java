/** Guards the annotated methods of beans. */
@NullMarked
package io.github.fallback4j.spring.proxy;

import org.jspecify.annotations.NullMarked;
