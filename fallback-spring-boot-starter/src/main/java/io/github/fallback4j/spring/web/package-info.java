/**
 * Reports degraded answers to clients of the application: in a header, in pages, and by limiting
 * caching.
 */
@NullMarked
package io.github.fallback4j.spring.web;

import org.jspecify.annotations.NullMarked;
