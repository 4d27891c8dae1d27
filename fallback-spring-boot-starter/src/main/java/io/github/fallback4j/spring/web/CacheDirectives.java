package io.github.fallback4j.spring.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The directives of a {@code Cache-Control} field (RFC 9111), in order. Unknown and malformed
 * directives are kept unchanged. Not safe for use by many threads.
 */
final class CacheDirectives {
  private final List<Directive> directives = new ArrayList<>();

  private record Directive(String name, @Nullable String argument) {
    @Override
    public String toString() {
      return argument == null ? name : name + "=" + argument;
    }
  }

  private CacheDirectives() {}

  /**
   * Parses a {@code Cache-Control} field.
   *
   * @param field its values, joined by commas; {@code null} for none
   */
  static CacheDirectives parse(@Nullable String field) {
    CacheDirectives parsed = new CacheDirectives();
    String text = field == null ? "" : field;
    boolean quoted = false;
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? ',' : text.charAt(i);
      if (quoted && c == '\\') {
        i++; // the next character is quoted too
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        parsed.add(text.substring(begin, i).strip());
        begin = i + 1;
      }
    }
    if (begin < text.length()) { // an unterminated quotation
      parsed.add(text.substring(begin).strip());
    }
    return parsed;
  }

  private void add(String written) {
    if (!written.isEmpty()) {
      int equals = written.indexOf('=');
      directives.add(
          equals < 0
              ? new Directive(written.toLowerCase(Locale.ROOT), null)
              : new Directive(
                  written.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                  written.substring(equals + 1).strip()));
    }
  }

  boolean has(String name) {
    return directives.stream().anyMatch(each -> each.name().equals(name));
  }

  /**
   * Returns whether a directive applies to the whole response, and not only to header fields that
   * it names.
   */
  boolean hasUnqualified(String name) {
    return directives.contains(new Directive(name, null));
  }

  void add(String name, @Nullable Long seconds) {
    directives.add(new Directive(name, seconds == null ? null : seconds.toString()));
  }

  void remove(String name) {
    directives.removeIf(each -> each.name().equals(name));
  }

  /**
   * Caps a number of seconds in each of its directives. A malformed number becomes 0, as caches
   * should read it.
   *
   * @param most the highest allowed value
   * @return the highest value now; 0 if there is no such directive
   */
  long cap(String name, long most) {
    long highest = 0;
    for (int i = 0; i < directives.size(); i++) {
      Directive directive = directives.get(i);
      if (directive.name().equals(name)) {
        long seconds = Math.min(most, seconds(directive.argument()));
        directives.set(i, new Directive(name, Long.toString(seconds)));
        highest = Math.max(highest, seconds);
      }
    }
    return highest;
  }

  private static long seconds(@Nullable String argument) {
    String digits = argument == null ? "" : unquoted(argument);
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  private static String unquoted(String argument) {
    boolean quoted = argument.length() > 1 && argument.startsWith("\"") && argument.endsWith("\"");
    return quoted ? argument.substring(1, argument.length() - 1) : argument;
  }

  /** Returns the value of the field. */
  @Override
  public String toString() {
    return directives.stream().map(Directive::toString).collect(Collectors.joining(", "));
  }
}
