package io.github.fallback4j.internal.call;

import io.github.fallback4j.internal.time.OwnPauses;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one essential dependency under way, as many as there are. Each has a {@link Place}
 * in a row; when the last row is nearly full, one twice as long is added. A place is also a stripe
 * of the counters of successes, so that a healthy call costs two compare-and-sets, as two counters
 * would. Safe for use by many threads.
 */
final class CallsUnderWay {
  private static final int FIRST_ROW = 16;

  /** How many places of a row are tried before it counts as full. */
  private static final int TRIES = 8;

  private final Watch watch;
  private final long allowed;
  private final Slot.Judgement judgement;

  /** Replaced as a whole, under the lock; rows stay. */
  private volatile Row[] rows;

  /** The last of the rows, where calls begin. */
  private volatile Row last;

  /**
   * Creates one row, with no call under way.
   *
   * @param watch looks at calls while there are some
   * @param allowed how long a call may take, in nanoseconds
   * @param judgement hears of each that takes longer, once, at that moment
   */
  CallsUnderWay(Watch watch, long allowed, Slot.Judgement judgement) {
    this.watch = watch;
    this.allowed = allowed;
    this.judgement = judgement;
    this.last = new Row(FIRST_ROW, allowed);
    this.rows = new Row[] {last};
  }

  /**
   * Takes a place for a call that begins now.
   *
   * @param start when, in nanoseconds
   * @return its place
   */
  Place begin(long start) {
    Row row = last;
    Place place = row.begin(start);
    while (place == null) {
      row = after(row);
      place = row.begin(start);
    }
    if (!row.watched) {
      watch.enlist(row, judgement);
    }
    return place;
  }

  private synchronized Row after(Row full) {
    if (last == full) {
      Row longer = new Row(2 * full.places.length(), allowed);
      Row[] more = Arrays.copyOf(rows, rows.length + 1);
      more[rows.length] = longer;
      rows = more;
      last = longer;
    }
    return last;
  }

  int count() {
    int count = 0;
    for (Row row : rows) {
      count += row.count();
    }
    return count;
  }

  /** How long the oldest call has taken; {@code null} if there is none. */
  @Nullable Duration oldest(long now) {
    long oldest = -1;
    for (Row row : rows) {
      oldest = Math.max(oldest, row.oldest(now));
    }
    return oldest < 0 ? null : Duration.ofNanos(oldest);
  }

  long successes() {
    long sum = 0;
    for (Row row : rows) {
      for (int i = 0; i < row.places.length(); i++) {
        Place place = row.places.getAcquire(i);
        sum += place == null ? 0 : place.successes();
      }
    }
    return sum;
  }

  long successNanos() {
    long sum = 0;
    for (Row row : rows) {
      for (int i = 0; i < row.places.length(); i++) {
        Place place = row.places.getAcquire(i);
        sum += place == null ? 0 : place.successNanos();
      }
    }
    return sum;
  }

  /** Places for some calls, made when first needed. */
  private static final class Row extends WatchedCalls {
    private static final int SPREAD = 0x9E3779B9; // 2^32 divided by the golden ratio

    private final AtomicReferenceArray<@Nullable Place> places;
    private final long allowed;

    Row(int length, long allowed) {
      this.places = new AtomicReferenceArray<>(length);
      this.allowed = allowed;
    }

    /** Tries the place of the calling thread, then others by chance. */
    @SuppressWarnings("deprecation") // threadId() is not there before Java 19
    @Nullable Place begin(long start) {
      int length = places.length(); // a power of two
      int at =
          ((int) Thread.currentThread().getId() * SPREAD)
              >>> Integer.numberOfLeadingZeros(length - 1);
      for (int tried = 0; tried < TRIES; tried++) {
        Place place = placeAt(at);
        if (place.begin(start)) {
          return place;
        }
        at = ThreadLocalRandom.current().nextInt(length);
      }
      return null;
    }

    private Place placeAt(int index) {
      Place place = places.getAcquire(index);
      if (place != null) {
        return place;
      }
      Place made = new Place();
      Place met = places.compareAndExchange(index, null, made);
      return met == null ? made : met;
    }

    @Override
    boolean judge(long now, OwnPauses pauses, Slot.Judgement judgement) {
      boolean busy = false;
      for (int i = 0; i < places.length(); i++) {
        Place place = places.getAcquire(i);
        long elapsed = place == null ? -1 : place.elapsed(now);
        busy |= elapsed >= 0;
        if (place != null
            && elapsed > allowed
            && elapsed - pauses.nanosSince(now - elapsed) > allowed
            && place.becomesLate(now, elapsed)) {
          judgement.overdue(elapsed);
        }
      }
      return busy;
    }

    @Override
    int count() {
      int count = 0;
      for (int i = 0; i < places.length(); i++) {
        Place place = places.getAcquire(i);
        count += place != null && place.busy() ? 1 : 0;
      }
      return count;
    }

    long oldest(long now) {
      long oldest = -1;
      for (int i = 0; i < places.length(); i++) {
        Place place = places.getAcquire(i);
        oldest = place == null ? oldest : Math.max(oldest, place.elapsed(now));
      }
      return oldest;
    }
  }

  /**
   * The place of one call. One word holds phase and start:
   *
   * <pre>
   *   FREE → RUNNING ─────────→ FREE
   *             └──→ LATE ────→ FREE    counted as late by the watch
   * </pre>
   */
  static final class Place {
    private static final VarHandle STATE = field("state");
    private static final VarHandle SUCCESSES = field("successes");
    private static final VarHandle SUCCESS_NANOS = field("successNanos");

    private static final int PHASE_BITS = 2;
    private static final long PHASE = (1L << PHASE_BITS) - 1;
    private static final long FREE = 0;
    private static final long RUNNING = 1;
    private static final long LATE = 2;

    /** Reached only through {@link #STATE}. */
    @SuppressWarnings("unused")
    private volatile long state;

    @SuppressWarnings("unused")
    private long successes;

    @SuppressWarnings("unused")
    private long successNanos;

    private boolean begin(long start) {
      return (long) STATE.getOpaque(this) == FREE
          && STATE.compareAndSet(this, FREE, at(start, RUNNING));
    }

    /** Counts the call of this place as a success; before it ends. */
    void countSuccess(long nanos) {
      SUCCESSES.setOpaque(this, (long) SUCCESSES.getOpaque(this) + 1);
      SUCCESS_NANOS.setOpaque(this, (long) SUCCESS_NANOS.getOpaque(this) + nanos);
    }

    /**
     * Ends the call and gives the place back.
     *
     * @param start as it was begun
     * @return whether the watch had left it alone
     */
    boolean end(long start) {
      boolean leftAlone = STATE.compareAndSet(this, at(start, RUNNING), FREE);
      if (!leftAlone) {
        STATE.setRelease(this, FREE);
      }
      return leftAlone;
    }

    private boolean becomesLate(long now, long elapsed) {
      long start = now - elapsed;
      return STATE.compareAndSet(this, at(start, RUNNING), at(start, LATE));
    }

    private boolean busy() {
      return (long) STATE.getAcquire(this) != FREE;
    }

    /** How long the call has taken so far, in nanoseconds; negative if there is none. */
    private long elapsed(long now) {
      long seen = (long) STATE.getAcquire(this);
      if (seen == FREE) {
        return -1;
      }
      // subtracts before it shifts back, so that the bits lost to the phase make no difference
      return Math.max(0, ((now << PHASE_BITS) - (seen & ~PHASE)) >> PHASE_BITS);
    }

    private static long at(long start, long phase) {
      return (start << PHASE_BITS) | phase;
    }

    private long successes() {
      return (long) SUCCESSES.getOpaque(this);
    }

    private long successNanos() {
      return (long) SUCCESS_NANOS.getOpaque(this);
    }

    private static VarHandle field(String name) {
      try {
        return MethodHandles.lookup().findVarHandle(Place.class, name, long.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }
  }
}
