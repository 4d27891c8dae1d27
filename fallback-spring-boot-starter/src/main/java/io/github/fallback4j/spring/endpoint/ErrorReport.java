package io.github.fallback4j.spring.endpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a call of the endpoint was refused, as JSON.
 *
 * @param error what is wrong and what to write instead
 * @param nearest known names that may have been meant; only if a name is unknown
 */
record ErrorReport(String error, @Nullable List<String> nearest) {}
