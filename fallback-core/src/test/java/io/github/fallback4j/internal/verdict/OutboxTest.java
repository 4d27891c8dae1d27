package io.github.fallback4j.internal.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happened under locks is told outside them, in order, by one thread at a time. */
class OutboxTest {
  private final Outbox outbox = new Outbox();
  private final List<Integer> told = new ArrayList<>();

  private void put(int number) {
    outbox.put(() -> told.add(number));
  }

  @Test
  void letters_areToldInTheOrderTheyWerePut() {
    put(1);
    put(2);
    assertThat(told).isEmpty();

    outbox.deliver();

    assertThat(told).containsExactly(1, 2);
  }

  @Test
  void whileAChangeHoldsItsLock_nothingIsTold() {
    outbox.deliverAfter(
        () -> {
          put(1);
          outbox.deliver();
          assertThat(told).isEmpty();
          return told;
        });

    assertThat(told).containsExactly(1);
  }

  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whileAnotherThreadHoldsItsLock_whatIsPutHereIsTold() throws Exception {
    CountDownLatch holds = new CountDownLatch(1);
    CountDownLatch told1 = new CountDownLatch(1);
    Thread holder =
        new Thread(
            () ->
                outbox.deliverAfter(
                    () -> {
                      holds.countDown();
                      return awaited(told1);
                    }));
    holder.start();
    holds.await();

    put(1);
    outbox.deliver();

    assertThat(told).containsExactly(1);
    told1.countDown();
    holder.join();
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void changeWithinAChange_nothingIsToldBeforeTheOuterOneIsOver() {
    outbox.deliverAfter(
        () -> {
          outbox.deliverAfter(
              () -> {
                put(1);
                return told;
              });
          assertThat(told).isEmpty();
          return told;
        });

    assertThat(told).containsExactly(1);
  }

  @Test
  void letterThatPutsAnother_theOtherIsToldAfterIt() {
    outbox.put(
        () -> {
          put(2);
          outbox.deliver();
          told.add(1);
        });

    outbox.deliver();

    assertThat(told).containsExactly(1, 2);
  }

  @Test
  void changeThatThrows_whatItPutIsStillTold() {
    assertThatThrownBy(
            () ->
                outbox.deliverAfter(
                    () -> {
                      put(1);
                      throw new IllegalArgumentException("refused");
                    }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(told).containsExactly(1);
  }

  @Test
  void letterThatThrows_doesNotSilenceTheOthers() {
    outbox.put(
        () -> {
          throw new IllegalStateException("broken");
        });
    put(1);
    assertThatThrownBy(outbox::deliver).hasMessage("broken");

    put(2);
    outbox.deliver();

    assertThat(told).containsExactly(1, 2);
  }

  @Test
  void manyThreads_everyLetterIsToldOnceAndEachThreadsInOrder() throws Exception {
    int threads = 8;
    int letters = 5_000;
    List<int[]> heard = new ArrayList<>(); // not thread-safe: letters are told one at a time
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    CyclicBarrier gate = new CyclicBarrier(threads);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int writer = thread;
        writers.add(
            executor.submit(
                () -> {
                  gate.await();
                  for (int i = 0; i < letters; i++) {
                    int number = i;
                    outbox.put(() -> heard.add(new int[] {writer, number}));
                    if (number % 3 == 0) {
                      outbox.deliverAfter(() -> number);
                    } else {
                      outbox.deliver();
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      executor.shutdownNow();
    }

    assertThat(heard).hasSize(threads * letters);
    for (int writer = 0; writer < threads; writer++) {
      int who = writer;
      assertThat(heard.stream().filter(letter -> letter[0] == who).mapToInt(letter -> letter[1]))
          .containsExactlyElementsOf(IntStream.range(0, letters).boxed().toList());
    }
  }

  @Test
  void letterEndsWithAnError_laterOnesAreToldAllTheSame() {
    outbox.put(
        () -> {
          throw new OutOfMemoryError("unable to create native thread");
        });
    assertThatThrownBy(outbox::deliver).isInstanceOf(OutOfMemoryError.class);

    put(1);
    outbox.deliver();

    assertThat(told).containsExactly(1);
  }
}
