package io.github.fallback4j.internal.values;

import io.github.fallback4j.internal.names.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Parses the values of settings. Each method throws {@link IllegalArgumentException} for what it
 * does not understand, with a message that says what to write instead. Stateless.
 */
public final class Values {
  private static final String PERCENTAGE = "write a percentage with its sign, like 99.95%";

  private static final String NUMBER = "write a number, like 0.5";
  private static final int LONGEST_NUMBER = 100;

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_ID = 64;

  /** What to write where an id is expected. */
  public static final String ID_FORM =
      "write lower-case letters and digits in words joined by single dashes, beginning with a"
          + " letter, at most 64 characters, and not 'all': like lesson-ranking";

  private Values() {}

  /** Whether a text may name a dependency or a tag. */
  public static boolean isId(String text) {
    return text.length() <= LONGEST_ID && ID.matcher(text).matches() && !text.equals("all");
  }

  /** A whole number, as {@code int}. */
  public static int integer(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException malformed) {
      throw new IllegalArgumentException("write a whole number, like 50", malformed);
    }
  }

  /** A finite number: neither NaN nor infinity can be written. */
  public static double number(String text) {
    try {
      double number = decimal(text).doubleValue();
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException malformed) {
      throw new IllegalArgumentException(NUMBER, malformed);
    }
    throw new IllegalArgumentException(NUMBER);
  }

  /** Reading a number takes time that grows with the square of its digits. */
  private static BigDecimal decimal(String text) {
    if (text.length() > LONGEST_NUMBER) {
      throw new NumberFormatException("too many digits");
    }
    return new BigDecimal(text);
  }

  /** A share as people speak of it: {@code 99.95%} is 0.9995. */
  public static double percentage(String text) {
    if (text.endsWith("%")) {
      try {
        String number = text.substring(0, text.length() - 1).strip();
        return decimal(number).movePointLeft(2).doubleValue();
      } catch (ArithmeticException | NumberFormatException malformed) {
        throw new IllegalArgumentException(PERCENTAGE, malformed);
      }
    }
    throw new IllegalArgumentException(PERCENTAGE);
  }

  /** Either {@code true} or {@code false}, in either case. */
  public static boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("write true or false");
    };
  }

  /** The elements between commas; blank ones are left out. */
  public static List<String> list(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .toList();
  }

  /** Names of exceptions, with commas between them. */
  public static List<Class<? extends Throwable>> exceptions(String text) {
    List<Class<? extends Throwable>> types = new ArrayList<>();
    for (String name : list(text)) {
      types.add(exception(name));
    }
    return types;
  }

  private static Class<? extends Throwable> exception(String name) {
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    Class<?> type;
    try {
      type = Class.forName(name, false, application);
    } catch (ClassNotFoundException | LinkageError unknown) {
      throw new IllegalArgumentException(
          "there is no class " + name + "; write full names, like java.io.IOException");
    }
    if (!Throwable.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          name + " is not an exception; write names of exception classes");
    }
    return type.asSubclass(Throwable.class);
  }

  /** Pairs like {@code region=eu}, with commas between them. */
  public static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new HashMap<>();
    for (String element : list(text)) {
      int equals = element.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("write tags with their values, like region=eu");
      }
      pairs.put(element.substring(0, equals).strip(), element.substring(equals + 1).strip());
    }
    return pairs;
  }

  /** Numbers with commas between them; {@code none} for no number. */
  public static List<Double> shares(String text) {
    return text.equalsIgnoreCase("none")
        ? List.of()
        : list(text).stream().map(Values::number).toList();
  }

  /**
   * A constant in either case, with dashes or underscores. YAML makes booleans of a bare {@code
   * off} and {@code on}, so these are taken for the constants they were.
   */
  public static <E extends Enum<E>> E constant(Class<E> type, String text) {
    String plain = Spelling.plain(text);
    String word =
        switch (plain) {
          case "false" -> "off";
          case "true" -> "on";
          default -> plain;
        };
    for (E constant : type.getEnumConstants()) {
      if (Spelling.plain(constant.name()).equals(word)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "write one of " + String.join(", ", constants(type.getEnumConstants())));
  }

  /** Constants as settings write them: in lower case, with dashes. */
  public static List<String> constants(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Values::word).toList();
  }

  /**
   * Writes a constant as settings, tags and JSON show it: in lower case, with dashes.
   *
   * @param constant like {@code SWITCH_OFF}, which is {@code switch-off}
   */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
