/** Health signals: asks them off the path, and sets aside what they report bad. */
@NullMarked
package io.github.fallback4j.internal.signal;

import org.jspecify.annotations.NullMarked;
