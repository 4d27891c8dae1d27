package io.github.fallback4j.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.ManualTime;
import io.github.fallback4j.internal.call.CallsUnderWay.Place;
import io.github.fallback4j.internal.time.OwnPauses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** There is a place for each call, however many there are. */
class CallsUnderWayTest {
  private static final long ALLOWED = Duration.ofSeconds(1).toNanos();

  private final ManualTime time = new ManualTime();
  private final AtomicInteger late = new AtomicInteger();
  private final CallsUnderWay calls =
      new CallsUnderWay(
          new Watch(time, new OwnPauses()), ALLOWED, elapsed -> late.incrementAndGet());

  private Place begin() {
    return calls.begin(time.nanos());
  }

  @Test
  void none_hasNoOldest() {
    assertThat(calls.count()).isZero();
    assertThat(calls.oldest(time.nanos())).isNull();
  }

  @Test
  void thousandAtOnce_allHavePlacesAndAreCounted() {
    for (int i = 0; i < 1_000; i++) {
      begin();
    }

    assertThat(calls.count()).isEqualTo(1_000);
  }

  @Test
  void oldest_isTheOneThatBeganFirst() {
    begin();
    time.advance(Duration.ofMillis(300));
    for (int i = 0; i < 100; i++) {
      begin();
    }
    time.advance(Duration.ofMillis(200));

    assertThat(calls.oldest(time.nanos())).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void tooLong_eachIsJudgedOnceWhereverItsPlaceIs() {
    for (int i = 0; i < 100; i++) {
      begin();
    }
    time.advance(Duration.ofSeconds(3));

    assertThat(late).hasValue(100);
    assertThat(calls.oldest(time.nanos())).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void endedAfterItWasJudged_itsPlaceIsFreeAgain() {
    long start = time.nanos();
    Place place = calls.begin(start);
    time.advance(Duration.ofSeconds(2));

    assertThat(place.end(start)).isFalse();
    assertThat(calls.count()).isZero();
    assertThat(late).hasValue(1);
  }

  @Test
  void takesExactlyAsLongAsAllowed_isNotLate() {
    begin();
    time.advance(Duration.ofSeconds(1));
    assertThat(late).hasValue(0);

    time.advance(Duration.ofMillis(5));
    assertThat(late).hasValue(1);
  }

  @Test
  void successes_areCountedByThePlaces() {
    for (int i = 0; i < 100; i++) {
      Place place = begin();
      place.countSuccess(7);
      assertThat(place.end(time.nanos())).isTrue();
    }

    assertThat(calls.successes()).isEqualTo(100);
    assertThat(calls.successNanos()).isEqualTo(700);
    assertThat(calls.count()).isZero();
  }

  @Test
  void manyThreadsBeginAtOnce_noPlaceIsGivenTwice() throws Exception {
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    Set<Place> claimed = ConcurrentHashMap.newKeySet();
    CyclicBarrier gate = new CyclicBarrier(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            pool.submit(
                () -> {
                  gate.await();
                  for (int call = 0; call < 500; call++) {
                    assertThat(claimed.add(begin())).isTrue();
                  }
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(calls.count()).isEqualTo(threads * 500);
  }
}
