package io.github.fallback4j.internal.call;

import io.github.fallback4j.internal.time.OwnPauses;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the calls under way in one engine: every 5 ms it judges those whose time is over. It
 * makes its rounds only while there are calls. Safe for use by many threads.
 */
public final class Watch {
  /** How often the watch makes its round, and so how late a judgement can be. */
  static final Duration ROUND = Duration.ofMillis(5);

  private static final int IDLE_ROUNDS = 200;

  private final Time time;
  private final OwnPauses pauses;
  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private final Interrupts interrupts = new Interrupts();
  private final AtomicBoolean onDuty = new AtomicBoolean();
  private volatile @Nullable Closing closing;

  /** What is left to do of a watch that is closed: look after calls that began before. */
  private record Closing(long moment, Runnable after, AtomicBoolean done) {}

  /**
   * Creates a watch that has nothing to look after yet.
   *
   * @param time ticks and wakes it
   * @param pauses learns from its rounds when the process stood still; that time is no call's fault
   */
  public Watch(Time time, OwnPauses pauses) {
    this.time = time;
    this.pauses = pauses;
  }

  private static final class Post {
    final WatchedCalls calls;
    final Slot.Judgement judgement;
    int idleRounds; // touched by the round only

    Post(WatchedCalls calls, Slot.Judgement judgement) {
      this.calls = calls;
      this.judgement = judgement;
    }
  }

  /** Called after a place was claimed and seen to be unwatched. */
  void enlist(WatchedCalls calls, Slot.Judgement judgement) {
    synchronized (calls) {
      if (calls.watched) {
        return;
      }
      if (closing != null) { // nobody looks after it, and nobody is to ask again
        calls.watched = true;
        return;
      }
      posts.add(new Post(calls, judgement));
      calls.watched = true;
    }
    goOnDuty();
  }

  private void goOnDuty() {
    if (onDuty.compareAndSet(false, true)) {
      next();
    }
  }

  private void round() {
    try {
      long now = time.nanos();
      pauses.tick(now);
      judge(now);
    } finally {
      goOn(); // even if a judgement failed: every deadline hangs on the next round
    }
  }

  private void judge(long now) {
    for (Post post : posts) {
      if (post.calls.judge(now, pauses, post.judgement)) {
        post.idleRounds = 0;
      } else if (++post.idleRounds >= IDLE_ROUNDS) {
        dismiss(post);
      }
    }
  }

  private void next() {
    pauses.expect(time.nanos() + ROUND.toNanos());
    time.schedule(ROUND, this::round);
  }

  /**
   * Looks after the calls under way until each has ended or is overdue, and after none that begins
   * later.
   *
   * @param after runs once, when none is left
   */
  public synchronized void close(Runnable after) {
    if (closing == null) {
      closing = new Closing(time.nanos(), after, new AtomicBoolean());
      if (!ended()) {
        goOnDuty();
      }
    }
  }

  /** Whether this is closed and no call is left that began before; then what follows is done. */
  private boolean ended() {
    Closing told = closing;
    if (told == null || posts.stream().anyMatch(post -> post.calls.unjudged(told.moment()))) {
      return false;
    }
    if (told.done().compareAndSet(false, true)) {
      posts.clear(); // what was watched stays marked so, and does not enlist again
      told.after().run();
    }
    return true;
  }

  private void goOn() {
    if (ended()) {
      return;
    }
    if (!posts.isEmpty()) {
      next();
      return;
    }
    onDuty.set(false);
    if (!posts.isEmpty()) { // enlisted between the look and leaving duty
      goOnDuty();
    }
  }

  /**
   * Stops looking after calls that have not come for a while. A call that claims its place now
   * either sees that it is unwatched and enlists, or is seen here: both sides write before they
   * read.
   */
  private void dismiss(Post post) {
    synchronized (post.calls) {
      post.calls.watched = false;
      if (post.calls.count() > 0) {
        post.calls.watched = true;
        post.idleRounds = 0;
      } else {
        posts.remove(post);
      }
    }
  }

  /** The interrupts that are sent for overdue calls. */
  Interrupts interrupts() {
    return interrupts;
  }
}
