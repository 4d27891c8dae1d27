package io.github.fallback4j;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a dependency stands. An immutable snapshot.
 *
 * @param status what is happening to its calls
 * @param mode what is ordered; {@link Mode#AUTO} if nothing is
 * @param cause why: of all that holds, what admits least; {@link Cause#NONE} if nothing does. While
 *     {@link Status#RECOVERING} it is the cause that ended
 * @param source what raised the cause
 * @param by who ordered it, if somebody did
 * @param reason what was said about it, if anything
 * @param since when this state began
 * @param until when the cause ends by itself, if it does
 * @param admitted the share of calls let through, 0 to 1
 */
public record DependencyState(
    Status status,
    Mode mode,
    Cause cause,
    @Nullable String source,
    @Nullable String by,
    @Nullable String reason,
    Instant since,
    @Nullable Instant until,
    double admitted) {}
