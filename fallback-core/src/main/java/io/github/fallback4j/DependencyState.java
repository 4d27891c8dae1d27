package io.github.fallback4j;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a dependency. An immutable snapshot.
 *
 * @param status what is happening to its calls
 * @param mode the mode that is ordered; {@link Mode#AUTO} if none is
 * @param cause why: of all active causes, the one that admits the fewest calls; {@link Cause#NONE}
 *     if there is none. While {@link Status#RECOVERING} it is the cause that has ended
 * @param source what raised the cause
 * @param by who ordered it, if anybody did
 * @param reason the reason given, if any
 * @param since when this state began
 * @param until when the cause ends on its own, if it does
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
