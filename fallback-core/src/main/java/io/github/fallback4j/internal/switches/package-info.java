/**
 * Who ordered what, and what it comes to for each dependency: sources, precedence, explanations,
 * and a record of every order.
 */
@NullMarked
package io.github.fallback4j.internal.switches;

import org.jspecify.annotations.NullMarked;
