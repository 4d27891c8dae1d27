/** An application as small as can be that uses the starter. */
@NullMarked
package io.github.fallback4j.examples.smoke;

import org.jspecify.annotations.NullMarked;
