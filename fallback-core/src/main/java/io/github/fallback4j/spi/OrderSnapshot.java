package io.github.fallback4j.spi;

import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Order;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that an {@link OrderSource} asks for at one moment, in the keys a configuration file has:
 * {@code fallback.switches.off}, {@code .on} and {@code .standby}, {@code fallback.level}, {@code
 * fallback.level-cap}, {@code fallback.dependencies.<id>.mode} and {@code fallback.defaults.mode}.
 * Other keys order nothing. Of orders that cover a dependency the one with the more specific target
 * decides (id, tag, all), then {@code off}, {@code standby}, {@code on}; {@code auto} is the same
 * as saying nothing. Immutable.
 *
 * @param values key to value; a blank value is none
 */
public record OrderSnapshot(Map<String, String> values) {
  private static final String SWITCHES = "fallback.switches.";
  private static final String LEVEL = "fallback.level";
  private static final String LEVEL_CAP = "fallback.level-cap";
  private static final OrderSnapshot NOTHING = new OrderSnapshot(Map.of());

  /** Copies its parts, so that a snapshot never changes. */
  public OrderSnapshot {
    values = Map.copyOf(values);
  }

  /** Returns a snapshot that asks for nothing. */
  public static OrderSnapshot nothing() {
    return NOTHING;
  }

  /** Returns a builder of a snapshot that asks for nothing so far. */
  public static Builder builder() {
    return new Builder();
  }

  /** Puts a snapshot together. Not safe for use by many threads. */
  public static final class Builder {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Mode> modes = new TreeMap<>();

    private Builder() {}

    /**
     * Skips the calls of targets.
     *
     * @param targets ids, {@code tag:x}, {@code all} or {@code *}
     * @throws IllegalArgumentException if one is blank or holds a comma
     */
    public Builder off(String... targets) {
      return modes(Mode.OFF, targets);
    }

    /**
     * Makes the calls of targets whatever level, health and breaker say.
     *
     * @param targets ids, {@code tag:x}, {@code all} or {@code *}
     * @throws IllegalArgumentException if one is blank or holds a comma
     */
    public Builder on(String... targets) {
      return modes(Mode.ON, targets);
    }

    /**
     * Uses the standby route of targets where there is one.
     *
     * @param targets ids, {@code tag:x}, {@code all} or {@code *}
     * @throws IllegalArgumentException if one is blank or holds a comma
     */
    public Builder standby(String... targets) {
      return modes(Mode.STANDBY, targets);
    }

    private Builder modes(Mode mode, String... targets) {
      for (String target : targets) {
        mode(target, mode);
      }
      return this;
    }

    /**
     * Asks for a mode, in place of what these methods asked for the same target before.
     *
     * @param target an id, {@code tag:x}, {@code all} or {@code *}
     * @param mode {@link Mode#AUTO} is the same as saying nothing
     * @throws IllegalArgumentException if the target is blank or holds a comma
     */
    public Builder mode(String target, Mode mode) {
      String plain = target.strip();
      if (plain.isEmpty() || plain.equals(Order.TAG_PREFIX) || plain.contains(",")) {
        throw new IllegalArgumentException(
            "target must be one id, tag:x or all, but was '%s'".formatted(target));
      }
      modes.put(plain.equals("*") ? Order.ALL : plain, mode);
      return this;
    }

    /**
     * Asks for at least this level.
     *
     * @param floor 0 to 3
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder level(int floor) {
      return set(LEVEL, level("level", floor));
    }

    /**
     * Lets an overload raise the level to this at most.
     *
     * @param cap 0 to 3
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder levelCap(int cap) {
      return set(LEVEL_CAP, level("levelCap", cap));
    }

    private static String level(String name, int level) {
      if (level < 0 || level > LevelOrder.HIGHEST) {
        throw new IllegalArgumentException(
            "%s must be 0 to %d, but was %d".formatted(name, LevelOrder.HIGHEST, level));
      }
      return Integer.toString(level);
    }

    /**
     * Sets a key as a configuration file does. What is wrong with it shows when the snapshot is
     * handed over.
     *
     * @param key like {@code fallback.switches.off}
     * @param value like {@code ranking,tag:redis}
     */
    public Builder set(String key, String value) {
      values.put(key, value);
      return this;
    }

    /** The snapshot so far; more may be added for the next. */
    public OrderSnapshot build() {
      Map<String, String> all = new LinkedHashMap<>(values);
      modes.forEach(
          (target, mode) -> {
            if (mode != Mode.AUTO) {
              String key = SWITCHES + mode.name().toLowerCase(Locale.ROOT);
              all.merge(key, target, (listed, more) -> listed + "," + more);
            }
          });
      return new OrderSnapshot(all);
    }
  }
}
