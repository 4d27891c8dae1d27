package io.github.fallback4j.spring.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a call of the endpoint was refused, as JSON.
 *
 * @param error what is wrong and what to write instead
 * @param nearest known names that may have been meant; only if a name is unknown
 */
record ErrorReport(String error, @JsonInclude(Include.NON_NULL) @Nullable List<String> nearest) {}
