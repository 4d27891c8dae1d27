/** What a call costs, live and skipped, beside Resilience4j. */
package io.github.fallback4j.benchmarks;
