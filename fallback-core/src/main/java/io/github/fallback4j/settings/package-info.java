/**
 * Settings of a dependency, as immutable records with documented ranges and defaults. {@link
 * io.github.fallback4j.DependencySpec} holds them.
 */
@NullMarked
package io.github.fallback4j.settings;

import org.jspecify.annotations.NullMarked;
