package io.github.fallback4j.spring.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The directives of a {@code Cache-Control} field (RFC 9111), in their order. What is unknown or
 * malformed is kept as it is written. Not safe for use by many threads.
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
   * Reads a field.
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
        i++; // whatever comes next is quoted, too
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        parsed.add(text.substring(begin, i).strip());
        begin = i + 1;
      }
    }
    if (begin < text.length()) { // a quotation that does not end
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

  /** Whether a directive holds for the whole response, not only for header fields it names. */
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
   * Lowers a number of seconds wherever it is stated. One that is malformed becomes 0, which is how
   * caches are asked to take it.
   *
   * @param most the highest it may be
   * @return the highest it is now; 0 if it is not stated
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

  /** The field's value. */
  @Override
  public String toString() {
    return directives.stream().map(Directive::toString).collect(Collectors.joining(", "));
  }
}
