package io.github.fallback4j.engine;

import io.github.fallback4j.spi.Peers;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the engines of one process share. An engine that is told nothing else has one for itself. To
 * let several share one, join each by its own name:
 *
 * <pre>{@code
 * InProcessPeers peers = new InProcessPeers(time);
 * FallbackEngine one = FallbackEngine.builder().peers(peers.join("one")).build();
 * FallbackEngine other = FallbackEngine.builder().peers(peers.join("other")).build();
 * }</pre>
 *
 * Nothing here waits. Safe for use by many threads.
 */
public final class InProcessPeers {
  private final Time time;
  private final SortedMap<String, Map<String, String>> joined = new TreeMap<>();
  private final SortedMap<String, Held> claims = new TreeMap<>();
  private final SortedMap<String, Held> facts = new TreeMap<>();

  /** A claim's holder or a fact's value, and when it ends: as a tick, and for people. */
  private record Held(String value, long end, Instant until) {}

  /**
   * Creates one that nobody has joined.
   *
   * @param time says when claims and facts end; not closed here
   */
  public InProcessPeers(Time time) {
    this.time = time;
  }

  /**
   * Adds an instance to the group.
   *
   * @param instance a name that no other has
   * @return to be closed to leave
   * @throws IllegalArgumentException if the name is empty, too long, or another's
   */
  public synchronized Peers join(String instance) {
    requireText("instance", instance);
    if (joined.containsKey(instance)) {
      throw new IllegalArgumentException(
          "instance '" + instance + "' has joined already; give each engine a name of its own");
    }
    joined.put(instance, Map.of());
    return new Member(instance);
  }

  private static void requireText(String what, String value) {
    requireShort(what, value);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(what + " must not be empty");
    }
  }

  private static void requireShort(String what, String value) {
    if (value.length() > Peers.LONGEST) {
      throw new IllegalArgumentException(
          "%s must have at most %d characters, but has %d: %s…"
              .formatted(what, Peers.LONGEST, value.length(), value.substring(0, 40)));
    }
  }

  private static void requireTime(Duration length) {
    if (length.isNegative() || length.isZero() || length.compareTo(Peers.LONGEST_TIME) > 0) {
      throw new IllegalArgumentException(
          "time must be above zero and at most %s, but was %s"
              .formatted(Peers.LONGEST_TIME, length));
    }
  }

  private Held held(String value, Duration length) {
    return new Held(value, time.nanos() + length.toNanos(), time.now().plus(length));
  }

  private void dropWhatIsOver() {
    long now = time.nanos();
    claims.values().removeIf(claim -> claim.end() - now <= 0);
    facts.values().removeIf(fact -> fact.end() - now <= 0);
  }

  private synchronized List<Peers.Peer> all() {
    Instant now = time.now();
    List<Peers.Peer> all = new ArrayList<>();
    joined.forEach((name, announced) -> all.add(new Peers.Peer(name, now, announced)));
    return List.copyOf(all);
  }

  private synchronized void announce(String instance, Map<String, String> announced) {
    joined.replace(instance, announced);
  }

  private synchronized Peers.Claim claim(String instance, String name, Duration length) {
    dropWhatIsOver();
    Held held = claims.get(name);
    if (held != null && !held.value().equals(instance)) {
      return new Peers.Claim(Peers.Answer.TAKEN, held.value(), held.until());
    }
    Held mine = held(instance, length);
    claims.put(name, mine);
    return new Peers.Claim(Peers.Answer.GRANTED, instance, mine.until());
  }

  private synchronized void release(String instance, String name) {
    Held held = claims.get(name);
    if (held != null && held.value().equals(instance)) {
      claims.remove(name);
    }
  }

  private synchronized void put(String key, String value, Duration length) {
    dropWhatIsOver();
    facts.put(key, held(value, length));
  }

  private synchronized Map<String, String> facts(String prefix) {
    dropWhatIsOver();
    Map<String, String> found = new TreeMap<>();
    facts.forEach(
        (key, fact) -> {
          if (key.startsWith(prefix)) {
            found.put(key, fact.value());
          }
        });
    return found;
  }

  private synchronized void leave(String instance) {
    joined.remove(instance);
    claims.values().removeIf(claim -> claim.value().equals(instance));
  }

  private final class Member implements Peers {
    private final String instance;
    private volatile boolean left;

    private Member(String instance) {
      this.instance = instance;
    }

    @Override
    public String self() {
      return instance;
    }

    @Override
    public List<Peer> all() {
      return InProcessPeers.this.all();
    }

    @Override
    public void announce(Map<String, String> announced) {
      if (announced.size() > MOST_FACTS) {
        throw new IllegalArgumentException(
            "an instance may announce at most %d facts, but these are %d"
                .formatted(MOST_FACTS, announced.size()));
      }
      announced.forEach(
          (name, value) -> {
            requireText("name of a fact", name);
            requireShort("fact '" + name + "'", value);
          });
      InProcessPeers.this.announce(instance, Map.copyOf(announced));
    }

    @Override
    public Claim claim(String name, Duration length) {
      requireText("name of a claim", name);
      requireTime(length);
      return left
          ? new Claim(Answer.UNKNOWN, null, null)
          : InProcessPeers.this.claim(instance, name, length);
    }

    @Override
    public void release(String name) {
      InProcessPeers.this.release(instance, name);
    }

    @Override
    public void put(String key, String value, Duration length) {
      requireText("key of a fact", key);
      requireShort("fact '" + key + "'", value);
      requireTime(length);
      InProcessPeers.this.put(key, value, length);
    }

    @Override
    public Map<String, String> facts(String prefix) {
      return InProcessPeers.this.facts(prefix);
    }

    @Override
    public Reach reach() {
      return InProcessPeers.this.reach();
    }

    @Override
    public void close() {
      left = true;
      leave(instance);
    }

    @Override
    public String toString() {
      return instance;
    }
  }

  private synchronized Peers.Reach reach() {
    return joined.size() > 1 ? Peers.Reach.CONNECTED : Peers.Reach.ALONE;
  }
}
