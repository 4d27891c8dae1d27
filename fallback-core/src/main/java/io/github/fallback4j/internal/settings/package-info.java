/**
 * Settings and flags, from wherever they come: environment variables, configuration. Knows what
 * they are called and what they mean, and nothing of what acts on them.
 */
@NullMarked
package io.github.fallback4j.internal.settings;

import org.jspecify.annotations.NullMarked;
