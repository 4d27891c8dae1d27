/** What the school needs to run where nothing is installed. No part of the school itself. */
@NullMarked
package io.github.fallback4j.examples.school.demo;

import org.jspecify.annotations.NullMarked;
