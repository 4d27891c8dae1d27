package io.github.fallback4j.internal.settings;

import io.github.fallback4j.internal.values.ForeignText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Keeps what is said to people short, however much is wrong. Stateless. */
final class Sentences {

  /** How many of one kind are said; the others are counted. */
  static final int MOST = 20;

  private static final int LONGEST = 120;

  private Sentences() {}

  /**
   * The first sentences, and one for the number of the others.
   *
   * @param sentences each is made only if it is said
   * @param rest says how many others there are
   */
  static List<String> few(List<Supplier<String>> sentences, IntFunction<String> rest) {
    List<String> said = new ArrayList<>();
    sentences.stream().limit(MOST).map(Supplier::get).forEach(said::add);
    if (sentences.size() > MOST) {
      said.add(rest.apply(sentences.size() - MOST));
    }
    return said;
  }

  /** The first sentences, and one for the number of the others. */
  static List<String> few(List<String> sentences) {
    return few(
        sentences.stream().<Supplier<String>>map(sentence -> () -> sentence).toList(),
        rest -> rest + " more are wrong in the same way or another");
  }

  /** A text from outside, on one line: if it is long, its beginning and its length. */
  static String cut(String text) {
    String shown = ForeignText.clean(text.substring(0, Math.min(text.length(), LONGEST)), LONGEST);
    return text.length() <= LONGEST ? shown : shown + "… (" + text.length() + " characters)";
  }
}
