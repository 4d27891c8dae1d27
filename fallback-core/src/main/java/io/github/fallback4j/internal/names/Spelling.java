package io.github.fallback4j.internal.names;

/**
 * Makes different spellings of a name comparable. Environment variables have no dashes or dots;
 * they drop them or use underscores. Only letters and digits are reliable. Stateless.
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
}
