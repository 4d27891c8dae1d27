package io.github.fallback4j.method;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What there is to answer the calls of one method with. Immutable.
 *
 * @param keys of the last known good answers; {@code null} if none are remembered
 * @param fallback the fallback method, if there is one
 * @param empty supplies the empty value of the answer, if its type has one; of a stage, that of
 *     what it completes with
 * @param standby does the same by the standby route, if there is one
 */
record Answers(
    @Nullable CallKeys keys,
    @Nullable Fallback fallback,
    @Nullable Supplier<? extends @Nullable Object> empty,
    @Nullable StandbyMethod standby) {}
