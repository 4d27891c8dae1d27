package io.github.fallback4j.internal.call;

import io.github.fallback4j.internal.time.OwnPauses;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one dependency under way, one {@link Slot} for each permit. Threads start looking
 * for a free place at different slots, so that they rarely meet, and each slot counts its own
 * successes: permits, deadlines and counters are one striped structure. Slots are made when first
 * needed.
 *
 * <p>A call that has long been overdue may never end: then its place is written off, so that others
 * find one when the dependency is well again. What such calls hold elsewhere stays bounded: as many
 * are written off as there are permits, and beyond that one each minute.
 */
final class InFlight extends WatchedCalls {
  private static final int SPREAD = 0x9E3779B9; // 2^32 divided by the golden ratio

  private final AtomicReferenceArray<@Nullable Slot> slots;
  private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

  private final long writeOff;
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicLong writtenOff = new AtomicLong();
  private volatile long lastWrittenOff;

  /** Creates places none of which is ever written off. */
  InFlight(int permits) {
    this(permits, Long.MAX_VALUE);
  }

  /**
   * Creates places that are all free.
   *
   * @param writeOff how long after its start an overdue call may lose its place, in nanoseconds
   */
  InFlight(int permits, long writeOff) {
    this.slots = new AtomicReferenceArray<>(permits);
    this.writeOff = writeOff;
  }

  /** Claims a place, or returns {@code null} if every permit is taken. */
  @Nullable Slot claim() {
    int permits = slots.length();
    int home = home(permits);
    for (int tried = 0; tried < permits; tried++) {
      int at = home + tried;
      Slot slot = slotAt(at < permits ? at : at - permits);
      if (slot.tryClaim()) {
        return slot;
      }
    }
    return null;
  }

  @SuppressWarnings("deprecation") // threadId() is not there before Java 19
  private static int home(int permits) {
    long hash = ((int) Thread.currentThread().getId() * SPREAD) & 0xFFFFFFFFL;
    return (int) ((hash * permits) >>> 32);
  }

  private Slot slotAt(int index) {
    Slot slot = slots.getAcquire(index);
    if (slot != null) {
      return slot;
    }
    Slot made = new Slot();
    Slot met = slots.compareAndExchange(index, null, made);
    return met == null ? made : met;
  }

  /** Claims the place of an overdue call; returns {@code null} if there is none to be had. */
  @Nullable Slot claimOverdue(long now) {
    for (int i = 0; i < slots.length() && mayWriteOff(now); i++) {
      Slot slot = slots.getAcquire(i);
      if (slot != null && slot.writeOff(now, 0)) {
        countWrittenOff(now);
        return slot;
      }
    }
    return null;
  }

  private void countWrittenOff(long now) {
    lastWrittenOff = now;
    lost.incrementAndGet();
    writtenOff.incrementAndGet();
  }

  /** Takes note that a call ended which had lost its place. */
  void lostCallEnded() {
    lost.decrementAndGet();
  }

  /** How many calls lost their place so far. */
  long writtenOff() {
    return writtenOff.get();
  }

  @Override
  boolean judge(long now, OwnPauses pauses, Slot.Judgement judgement) {
    boolean busy = false;
    for (int i = 0; i < slots.length(); i++) {
      Slot slot = slots.getAcquire(i);
      if (slot != null && slot.busy()) {
        busy = true;
        slot.judge(now, pauses, judgement);
        if (mayWriteOff(now) && slot.writeOff(now, writeOff)) {
          slot.release();
          countWrittenOff(now);
          judgement.writtenOff();
        }
      }
    }
    return busy;
  }

  /** While as many calls are lost as there are permits, one may be written off each minute. */
  private boolean mayWriteOff(long now) {
    return lost.get() < slots.length() || now - lastWrittenOff >= PAUSE;
  }

  @Override
  boolean unjudged(long moment) {
    for (int i = 0; i < slots.length(); i++) {
      Slot slot = slots.getAcquire(i);
      if (slot != null && slot.unjudged(moment)) {
        return true;
      }
    }
    return false;
  }

  /** Whether every permit is held by an overdue call. */
  boolean exhausted() {
    for (int i = 0; i < slots.length(); i++) {
      Slot slot = slots.getAcquire(i);
      if (slot == null || !slot.overdue()) {
        return false;
      }
    }
    return true;
  }

  @Override
  int count() {
    int count = 0;
    for (int i = 0; i < slots.length(); i++) {
      Slot slot = slots.getAcquire(i);
      count += slot != null && slot.busy() ? 1 : 0;
    }
    return count;
  }

  long successes() {
    long sum = 0;
    for (int i = 0; i < slots.length(); i++) {
      Slot slot = slots.getAcquire(i);
      sum += slot == null ? 0 : slot.successes();
    }
    return sum;
  }

  long successNanos() {
    long sum = 0;
    for (int i = 0; i < slots.length(); i++) {
      Slot slot = slots.getAcquire(i);
      sum += slot == null ? 0 : slot.successNanos();
    }
    return sum;
  }
}
