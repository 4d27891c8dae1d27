package io.github.fallback4j.internal.values;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text that others wrote: failures, people who give orders, health checks, sources. It is cleaned
 * and cut where it comes in, so that it can be logged, kept and shown. Stateless.
 */
public final class ForeignText {
  /** How much is kept of a reason, in characters. */
  public static final int REASON = 500;

  /** How much is kept of the name of a person or thing, in characters. */
  public static final int NAME = 200;

  /** What is cleaned is at most this many times as long as what is kept. */
  private static final int MOST_REMOVED = 4;

  private static final char CUT = '…';

  /** Commands to a terminal: parameters and a letter, or a text and its end. */
  private static final Pattern ESCAPE_SEQUENCES =
      Pattern.compile(
          "\u001B\\[[0-?]*[ -/]*[@-~]?"
              + "|\u009B[0-?]+[ -/]*[@-~]?"
              + "|(?:\u001B[\\]P_^X]|[\u009D\u0090\u009F\u009E\u0098])"
              + "(?:[^\u0007\u001B\u009C]*(?:\u0007|\u001B\\\\|\u009C))?"
              + "|\u001B[ -/]+[0-~]?");

  /** Marks that are not seen, but turn or join what is. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cs}]+");

  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

  private ForeignText() {}

  /** Returns a reason on one line, at most {@link #REASON} characters; null for null. */
  public static @Nullable String reason(@Nullable String text) {
    return text == null ? null : clean(text, REASON);
  }

  /** Returns a name on one line, at most {@link #NAME} characters; null for null. */
  public static @Nullable String name(@Nullable String text) {
    return text == null ? null : clean(text, NAME);
  }

  /**
   * Returns a text without line breaks, control characters, escape sequences and invisible marks.
   *
   * @param most how long it may be; what is cut off ends it with an ellipsis
   */
  public static String clean(String text, int most) {
    if (text.length() <= most && isPlain(text)) {
      return text;
    }
    boolean cut = text.length() > most * MOST_REMOVED;
    String some = cut ? text.substring(0, most * MOST_REMOVED) : text;
    some = ESCAPE_SEQUENCES.matcher(some).replaceAll("");
    some = UNSEEN.matcher(some).replaceAll("");
    some = BREAKS.matcher(some).replaceAll(" ").strip();
    return cut || some.length() > most ? cut(some, most) : some;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each < ' ' || each > '~') {
        return false;
      }
    }
    return true;
  }

  private static String cut(String text, int most) {
    int end = Math.min(text.length(), most - 1);
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + CUT;
  }
}
