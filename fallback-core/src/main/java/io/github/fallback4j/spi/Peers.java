package io.github.fallback4j.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the instances of one application share: who is there, who does what only one may do, and
 * small facts. Implementations are safe for use by many threads.
 *
 * <p>What is read is what was last heard; reading never waits. {@link #claim}, {@link #release} and
 * {@link #put} may wait for up to a second, so they are not for the engine's timer or the thread of
 * a call. Nothing here is meant for secrets.
 */
public interface Peers extends AutoCloseable {
  /** How long names, keys and values may be, in characters. */
  int LONGEST = 1024;

  /** How many facts an instance may announce. */
  int MOST_FACTS = 64;

  /** The longest time that a claim or a fact may hold without being given again. */
  Duration LONGEST_TIME = Duration.ofHours(24);

  /** The name of this instance. */
  String self();

  /** The instances there are, this one among them, by name. */
  List<Peer> all();

  /**
   * Sets the facts that go with the heartbeats of this instance, in place of those before.
   *
   * @param facts name to value; at most {@link #MOST_FACTS}
   * @throws IllegalArgumentException if there are too many, or one is too long
   */
  void announce(Map<String, String> facts);

  /**
   * Claims a name for this instance, or claims it for longer. Of all instances one holds it, until
   * it is released or the time is over.
   *
   * @param name like {@code drill:2026-11-30-1}
   * @param time from now; above zero and at most {@link #LONGEST_TIME}
   * @throws IllegalArgumentException if the name is empty or too long, or the time out of range
   */
  Claim claim(String name, Duration time);

  /**
   * Gives up a claim. Does nothing if this instance does not hold it.
   *
   * @param name as it was claimed
   */
  void release(String name);

  /**
   * Shares a fact, in place of the one under its key.
   *
   * @param key like {@code drill:running}
   * @param value any text
   * @param time how long it holds; above zero and at most {@link #LONGEST_TIME}
   * @throws IllegalArgumentException if key or value are too long, the key is empty, or the time is
   *     out of range
   */
  void put(String key, String value, Duration time);

  /**
   * Returns the facts that hold.
   *
   * @param prefix what their keys begin with; empty for all
   * @return key to value, by key
   */
  Map<String, String> facts(String prefix);

  /** How far this instance knows of the others. */
  Reach reach();

  /** Leaves: this instance is no longer among {@link #all()}, and its claims are released. */
  @Override
  void close();

  /**
   * An instance as the others see it. Immutable.
   *
   * @param instance its name
   * @param seen when it was last heard of
   * @param facts what it announced
   */
  record Peer(String instance, Instant seen, Map<String, String> facts) {
    /** Copies the facts, so that the peer never changes. */
    public Peer {
      facts = Map.copyOf(facts);
    }
  }

  /**
   * The answer to a claim. Immutable.
   *
   * @param answer whether it is held
   * @param holder the instance that holds it; {@code null} if that is not known
   * @param until when it ends; {@code null} if that is not known
   */
  record Claim(Answer answer, @Nullable String holder, @Nullable Instant until) {
    /** Whether this instance holds it. */
    public boolean granted() {
      return answer == Answer.GRANTED;
    }
  }

  /** What became of a claim. */
  enum Answer {
    /** This instance holds it. */
    GRANTED,
    /** Another instance holds it. */
    TAKEN,
    /** Nobody could be asked: the instances cannot reach what they share. */
    UNKNOWN
  }

  /** How far an instance knows of the others. */
  enum Reach {
    /** There is nothing to share with: what is shared stays in this process. */
    ALONE,
    /** All of it is heard. */
    CONNECTED,
    /** Nothing is heard at the moment; what is read is of earlier. */
    LOST
  }
}
