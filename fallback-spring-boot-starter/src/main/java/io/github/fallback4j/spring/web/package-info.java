/**
 * What clients of the application are told: in a header, in the page, and in how long a response
 * may be kept.
 */
@NullMarked
package io.github.fallback4j.spring.web;

import org.jspecify.annotations.NullMarked;
