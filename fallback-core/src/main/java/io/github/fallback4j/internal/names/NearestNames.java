package io.github.fallback4j.internal.names;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known names that a misspelt name may stand for. Stateless. */
public final class NearestNames {
  private static final int SHOWN = 3;

  /** How much greater the distance of another name may be than that of the nearest. */
  private static final int SLACK = 2;

  /** Longer names are near to none: to compare takes time that grows with the length. */
  private static final int LONGEST = 200;

  private NearestNames() {}

  /**
   * Returns up to three of the known names, nearest first. Names much further away than the first
   * are omitted, and so are all if the misspelt name is longer than 200 characters.
   *
   * @param name the misspelt name
   * @param known the names it could have been
   */
  public static List<String> of(String name, Collection<String> known) {
    if (name.length() > LONGEST) {
      return List.of();
    }
    String folded = fold(name);
    int tolerance = Math.max(2, name.length() / 2);
    List<Near> near =
        known.stream()
            .flatMap(candidate -> near(folded, candidate, tolerance).stream())
            .sorted(comparingInt(Near::distance).thenComparing(Near::name))
            .limit(SHOWN)
            .toList();
    return near.stream()
        .filter(each -> each.distance() <= near.get(0).distance() + SLACK)
        .map(Near::name)
        .toList();
  }

  private static Optional<Near> near(String name, String candidate, int tolerance) {
    String other = fold(candidate);
    boolean part = other.contains(name);
    if (!part && Math.abs(other.length() - name.length()) > tolerance) {
      return Optional.empty();
    }
    int distance = distance(name, other);
    return part || distance <= tolerance
        ? Optional.of(new Near(candidate, distance))
        : Optional.empty();
  }

  /** Capitals and underscores are how variables write the same name. */
  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private record Near(String name, int distance) {}

  /**
   * Returns a phrase to end a message with: the nearest names, or else the known names.
   *
   * @param name the misspelt name
   * @param known the names it could have been
   */
  public static String hint(String name, Collection<String> known) {
    List<String> nearest = of(name, known);
    if (!nearest.isEmpty()) {
      return "; did you mean " + String.join(" or ", nearest) + "?";
    }
    if (known.isEmpty()) {
      return "; none is known";
    }
    return "; known names are " + String.join(", ", known.stream().sorted().limit(10).toList());
  }

  /** Returns the Levenshtein distance: insertions, deletions and substitutions of one character. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
