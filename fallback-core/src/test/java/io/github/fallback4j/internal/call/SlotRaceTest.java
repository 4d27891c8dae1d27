package io.github.fallback4j.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.internal.time.OwnPauses;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call ends while the watch judges it. */
class SlotRaceTest {
  private static final int CALLS = 20_000;

  private final ExecutorService watch = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    watch.shutdownNow();
  }

  @Test
  void callIsLeftAtItsDeadline_isJudgedOrNotAndItsPermitsAreFreeEitherWay() throws Exception {
    Slot slot = new Slot();
    SharedPermits shared = new SharedPermits(1);
    OwnPauses pauses = new OwnPauses();
    CyclicBarrier gate = new CyclicBarrier(2);
    for (int i = 0; i < CALLS; i++) {
      AtomicInteger judged = new AtomicInteger();
      assertThat(slot.tryClaim()).as("free for call %d", i).isTrue();
      assertThat(shared.tryAcquire()).as("shared permit for call %d", i).isTrue();
      slot.holdShared(shared);
      slot.beginSignalled(i, 1, judged::incrementAndGet);
      long now = i + 1L;
      Future<?> round =
          watch.submit(
              () -> {
                gate.await();
                slot.judge(now, pauses, elapsed -> judged.incrementAndGet());
                return null;
              });

      gate.await();
      boolean unjudged = slot.end(i);
      if (unjudged) {
        slot.release();
      } else {
        slot.leave(i);
      }

      round.get(10, TimeUnit.SECONDS);
      assertThat(judged).as("recorded and signalled, call %d", i).hasValue(unjudged ? 0 : 2);
      assertThat(slot.busy()).as("busy after call %d", i).isFalse();
    }
  }

  @Test
  void callIsLeftWhileItIsWrittenOff_eitherGivesThePermitsBackOnce() throws Exception {
    Slot slot = new Slot();
    SharedPermits shared = new SharedPermits(1);
    OwnPauses pauses = new OwnPauses();
    CyclicBarrier gate = new CyclicBarrier(2);
    for (int i = 0; i < CALLS; i++) {
      assertThat(slot.tryClaim()).as("free for call %d", i).isTrue();
      assertThat(shared.tryAcquire()).as("shared permit for call %d", i).isTrue();
      slot.holdShared(shared);
      slot.begin(i, 1);
      long now = i + 1L;
      slot.judge(now, pauses, elapsed -> {});
      Future<Boolean> round =
          watch.submit(
              () -> {
                gate.await();
                boolean written = slot.writeOff(now, 1);
                if (written) {
                  slot.release();
                }
                return written;
              });

      gate.await();
      boolean left = slot.leave(i);

      assertThat(round.get(10, TimeUnit.SECONDS)).as("written off, call %d", i).isEqualTo(!left);
      assertThat(slot.busy()).as("busy after call %d", i).isFalse();
    }
    assertThat(shared.tryAcquire()).isTrue();
    assertThat(shared.tryAcquire()).as("given back twice").isFalse();
  }
}
