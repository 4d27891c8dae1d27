package io.github.fallback4j.examples.kotlin

import io.github.fallback4j.Degradation
import io.github.fallback4j.Essential
import io.github.fallback4j.LastKnownGood
import io.github.fallback4j.NonEssential

data class Score(val pupil: String, val points: Int)

/** A remote system. */
interface Scores {
    suspend fun of(room: String): List<Score>
}

/** What the application asks, in functions that suspend. */
interface Rankings {
    suspend fun top(room: String): List<Score>

    suspend fun best(room: String): Score

    suspend fun points(room: String): Int

    suspend fun refresh(room: String)

    suspend fun remembered(room: String): List<Score>

    suspend fun lesson(id: Long): String
}

open class GuardedRankings(private val scores: Scores) : Rankings {

    /** Answers the empty list when it is skipped. */
    @NonEssential("ranking")
    override suspend fun top(room: String) = scores.of(room)

    @NonEssential("ranking", fallback = "noBest")
    override suspend fun best(room: String) = scores.of(room).first()

    /** Suspends, too. */
    suspend fun noBest(room: String, why: Degradation) = local("nobody in $room: ${why.cause()}")

    private suspend fun local(pupil: String): Score {
        kotlinx.coroutines.yield()
        return Score(pupil, 0)
    }

    @NonEssential("ranking", fallback = "noPoints")
    override suspend fun points(room: String) = scores.of(room).sumOf { it.points }

    /** Has its answer at once. */
    fun noPoints(room: String) = -1

    /** Is skipped. */
    @NonEssential("ranking")
    override suspend fun refresh(room: String) {
        scores.of(room)
    }

    @NonEssential("ranking")
    @LastKnownGood(maxAge = "24h")
    override suspend fun remembered(room: String) = scores.of(room)

    @Essential("lesson", standby = "lessonFromStandby")
    override suspend fun lesson(id: Long) = scores.of("$id").first().pupil

    suspend fun lessonFromStandby(id: Long): String = "lesson $id by the standby"
}
