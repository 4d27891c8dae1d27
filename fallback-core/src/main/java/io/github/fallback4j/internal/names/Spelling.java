package io.github.fallback4j.internal.names;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes different spellings of a name comparable. A property has segments, with dots or brackets
 * between them. A variable has words, with underscores between them: whether one stands for a dot
 * or a dash is not written. Within a segment or word only letters and digits count. Stateless.
 */
public final class Spelling {
  private Spelling() {}

  /**
   * Returns the letters and digits of a name in lower case: the same for all its spellings.
   *
   * @param name an id, a property or a variable
   */
  public static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        plain.append(Character.toLowerCase(c));
      }
    }
    return plain.toString();
  }

  /**
   * Returns the segments of a property, each in letters and digits only: the same for all spellings
   * of the property, and for no other property.
   *
   * @param property like {@code fallback.windows[0].level}
   */
  public static List<String> segments(String property) {
    return parts(property, ".[]");
  }

  /**
   * Returns the words of a variable, each in letters and digits only.
   *
   * @param variable like {@code FALLBACK_WINDOWS_0_LEVEL}
   */
  public static List<String> words(String variable) {
    return parts(variable, "_.-[]");
  }

  private static List<String> parts(String name, String separators) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i <= name.length(); i++) {
      char c = i < name.length() ? name.charAt(i) : separators.charAt(0);
      if (Character.isLetterOrDigit(c)) {
        part.append(Character.toLowerCase(c));
      } else if (separators.indexOf(c) >= 0 && part.length() > 0) {
        parts.add(part.toString());
        part.setLength(0);
      }
    }
    return parts;
  }

  /**
   * Whether words may stand for segments, each of which takes one word or more.
   *
   * @param words of a variable
   * @param segments of a property
   */
  public static boolean mean(List<String> words, List<String> segments) {
    int word = 0;
    for (String segment : segments) {
      int at = 0;
      while (at < segment.length()) {
        if (word == words.size() || !segment.startsWith(words.get(word), at)) {
          return false;
        }
        at += words.get(word).length();
        word++;
      }
    }
    return word == words.size();
  }
}
