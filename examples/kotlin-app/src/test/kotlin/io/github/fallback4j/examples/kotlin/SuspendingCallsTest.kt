package io.github.fallback4j.examples.kotlin

import io.github.fallback4j.CallCounts
import io.github.fallback4j.Dependencies
import io.github.fallback4j.Dependency
import io.github.fallback4j.DependencySpec
import io.github.fallback4j.NonEssential
import io.github.fallback4j.Order
import io.github.fallback4j.engine.FallbackEngine
import java.time.Duration
import java.util.function.Supplier
import kotlin.coroutines.coroutineContext
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.emptyFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.EnumSource
import org.springframework.aop.support.AopUtils
import org.springframework.boot.WebApplicationType
import org.springframework.boot.autoconfigure.EnableAutoConfiguration
import org.springframework.boot.builder.SpringApplicationBuilder
import org.springframework.context.support.GenericApplicationContext

/** Functions that suspend, guarded wherever they can be. */
class SuspendingCallsTest {

    enum class Place { CLASS, INTERFACE, PROTECT }

    @EnableAutoConfiguration
    class Application

    private class Remote : Scores {
        var answer: suspend () -> List<Score> = { listOf(Score("Mia", 3), Score("Noah", 2)) }
        var asked = 0

        override suspend fun of(room: String): List<Score> {
            asked++
            return answer()
        }
    }

    private val remote = Remote()

    private fun with(place: Place, vararg settings: String, test: suspend (Rankings, Dependencies) -> Unit) {
        val properties = arrayOf(
            "fallback.dependencies.ranking.warm-up=0",
            "fallback.dependencies.ranking.deadline=1m", // none passes unless it shall
            *settings,
        )
        if (place == Place.PROTECT) {
            FallbackEngine.builder()
                .environment(mapOf())
                .add(DependencySpec.nonEssential("ranking").build())
                .properties(properties.associate { it.substringBefore('=') to it.substringAfter('=') })
                .build()
                .use { runBlocking { test(it.protect(Rankings::class.java, GuardedRankings(remote)), it) } }
            return
        }
        SpringApplicationBuilder(Application::class.java)
            .web(WebApplicationType.NONE)
            .properties(*properties, "spring.aop.proxy-target-class=${place == Place.CLASS}")
            .initializers({ context ->
                (context as GenericApplicationContext).registerBean(
                    "rankings",
                    Rankings::class.java,
                    Supplier { GuardedRankings(remote) },
                )
            })
            .run()
            .use {
                val rankings = it.getBean(Rankings::class.java)
                assertThat(AopUtils.isCglibProxy(rankings)).isEqualTo(place == Place.CLASS)
                runBlocking { test(rankings, it.getBean(FallbackEngine::class.java)) }
            }
    }

    /** Its counts when nothing is in flight any more. */
    private suspend fun settled(dependency: Dependency): CallCounts {
        while (dependency.calls().inFlight() > 0) {
            delay(1)
        }
        return dependency.calls()
    }

    private fun down() {
        remote.answer = { throw IllegalStateException("down") }
    }

    @ParameterizedTest
    @EnumSource
    fun remoteSystemIsWell_itsAnswersAreLive(place: Place) = with(place) { rankings, dependencies ->
        assertThat(rankings.top("7b")).hasSize(2)
        assertThat(rankings.best("7b").pupil).isEqualTo("Mia")
        assertThat(rankings.points("7b")).isEqualTo(5)
        rankings.refresh("7b")
        assertThat(rankings.lesson(7)).isEqualTo("Mia")

        assertThat(dependencies.get("ranking").calls()).isEqualTo(CallCounts(4, 0, 0, 0, 0, 0, 0))
        assertThat(dependencies.get("lesson").calls().live()).isEqualTo(1)
    }

    @ParameterizedTest
    @EnumSource
    fun dependencyIsOff_nobodyIsAsked(place: Place) =
        with(place, "fallback.switches.off=ranking") { rankings, dependencies ->
            assertThat(rankings.top("7b")).isEmpty()
            assertThat(rankings.best("7b").pupil).isEqualTo("nobody in 7b: SWITCH_OFF")
            assertThat(rankings.points("7b")).isEqualTo(-1)
            rankings.refresh("7b")

            assertThat(remote.asked).isZero()
            assertThat(dependencies.get("ranking").calls()).isEqualTo(CallCounts(0, 0, 2, 2, 0, 0, 0))
        }

    @ParameterizedTest
    @EnumSource
    fun remoteSystemFails_fallbacksAnswer(place: Place) = with(place) { rankings, dependencies ->
        down()

        assertThat(rankings.top("7b")).isEmpty()
        assertThat(rankings.best("7b").pupil).isEqualTo("nobody in 7b: FAILURE")
        assertThat(rankings.points("7b")).isEqualTo(-1)
        rankings.refresh("7b")

        assertThat(remote.asked).isEqualTo(4)
        assertThat(dependencies.get("ranking").calls()).isEqualTo(CallCounts(0, 0, 2, 2, 0, 0, 0))
    }

    @ParameterizedTest
    @EnumSource
    fun remoteSystemIsSilent_callersAreAnsweredAtTheDeadline(place: Place) =
        with(place, "fallback.dependencies.ranking.deadline=50ms") { rankings, dependencies ->
            val begun = CompletableDeferred<Unit>()
            val cancelled = CompletableDeferred<Unit>()
            remote.answer = {
                begun.complete(Unit)
                try {
                    awaitCancellation()
                } finally {
                    cancelled.complete(Unit)
                }
            }

            assertThat(rankings.best("7b").pupil).isEqualTo("nobody in 7b: DEADLINE")

            if (begun.isCompleted) { // else the deadline came first
                cancelled.await()
            }
            assertThat(settled(dependencies.get("ranking"))).isEqualTo(CallCounts(0, 0, 1, 0, 0, 0, 0))
        }

    @ParameterizedTest
    @EnumSource
    fun callerIsCancelled_thePermitIsBackAndItIsNoFailure(place: Place) =
        with(place) { rankings, dependencies ->
            val begun = CompletableDeferred<Unit>()
            val cancelled = CompletableDeferred<Unit>()
            remote.answer = {
                begun.complete(Unit)
                try {
                    awaitCancellation()
                } finally {
                    cancelled.complete(Unit)
                }
            }
            runBlocking {
                val call = launch { rankings.best("7b") }
                begun.await()
                assertThat(dependencies.get("ranking").calls().inFlight()).isEqualTo(1)
                call.cancelAndJoin()
            }

            cancelled.await()
            assertThat(settled(dependencies.get("ranking"))).isEqualTo(CallCounts(0, 0, 0, 0, 0, 0, 0))
        }

    @ParameterizedTest
    @EnumSource
    fun answerIsRemembered_itAnswersForTheSameArguments(place: Place) = with(place) { rankings, dependencies ->
        rankings.remembered("7b")
        down()

        assertThat(rankings.remembered("7b")).hasSize(2)
        assertThat(rankings.remembered("8a")).isEmpty()
        assertThat(dependencies.get("ranking").calls()).isEqualTo(CallCounts(1, 1, 0, 1, 0, 0, 0))
    }

    @ParameterizedTest
    @EnumSource
    fun essentialFunctionFails_thatIsThrownAndCounted(place: Place) = with(place) { rankings, dependencies ->
        down()

        assertThatThrownBy { runBlocking { rankings.lesson(7) } }.hasMessage("down")
        assertThat(dependencies.get("lesson").calls().error()).isEqualTo(1)
    }

    @ParameterizedTest
    @EnumSource
    fun standbyIsOrdered_essentialFunctionGoesThere(place: Place) = with(place) { rankings, dependencies ->
        (dependencies as FallbackEngine)
            .switchboard()
            .order(Order.standby("lesson").lasting(Duration.ofMinutes(1)))

        assertThat(rankings.lesson(7)).isEqualTo("lesson 7 by the standby")
        assertThat(remote.asked).isZero()
    }

    @ParameterizedTest
    @EnumSource
    fun callerHasAContext_functionSeesIt(place: Place) = with(place) { rankings, _ ->
        remote.answer = { listOf(Score(coroutineContext[CoroutineName]!!.name, 0)) }

        assertThat(withContext(CoroutineName("lesson")) { rankings.best("7b") }.pupil).isEqualTo("lesson")
    }

    @Test
    fun libraryStepsAside_functionIsCalledAsItIs() =
        with(Place.PROTECT, "fallback.enabled=false") { rankings, _ ->
            assertThat(rankings.points("7b")).isEqualTo(5)
            down()
            assertThatThrownBy { runBlocking { rankings.points("7b") } }.hasMessage("down")
        }

    interface Best {
        suspend fun best(room: String): Score
    }

    class Unfit : Best {
        @NonEssential("ranking", fallback = "noBest")
        override suspend fun best(room: String) = Score(room, 0)

        suspend fun noBest(room: Int) = Score("nobody", room)
    }

    @Test
    fun fallbackDoesNotFit_isRefusedAtStart() {
        assertThatThrownBy { engine().use { it.protect(Best::class.java, Unfit()) } }
            .hasMessageContaining("Unfit.best(String)")
            .hasMessageContaining("none fits; found: Score noBest(int)")
            .hasMessageContaining("write Score noBest(String room, Degradation why)")
    }

    interface Stream {
        suspend fun later(room: String): Flow<Score>
    }

    class Streaming : Stream {
        @NonEssential("ranking")
        override suspend fun later(room: String): Flow<Score> = emptyFlow()
    }

    @Test
    fun functionReturnsAFlow_isRefusedAtStart() {
        assertThatThrownBy { engine().use { it.protect(Stream::class.java, Streaming()) } }
            .hasMessageContaining("suspends (Flow<Score> later(String))")
    }

    private fun engine() = FallbackEngine.builder().environment(mapOf()).build()
}
