package io.github.fallback4j.spring.web;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.values.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long caches may keep a response that is not whole: not at all, or no longer than a duration.
 * It only ever shortens what the application allows. Immutable.
 *
 * @param longest in whole seconds; {@code null} if nothing may be kept
 */
record FreshnessCap(@Nullable Duration longest) {
  private static final String CACHE_CONTROL = "Cache-Control";
  private static final String EXPIRES = "Expires";
  private static final String PRAGMA = "Pragma";
  private static final String MAX_AGE = "max-age";
  private static final String S_MAXAGE = "s-maxage";
  private static final String NO_STORE = "no-store";
  private static final String NO_CACHE = "no-cache";
  private static final String NO_TRANSFORM = "no-transform";
  private static final int NOT_MODIFIED = 304;

  /** They outrank {@code Cache-Control} in caches that know them. */
  private static final List<String> TARGETED = List.of("CDN-Cache-Control", "Surrogate-Control");

  /** They say whether others than the client may keep it. */
  private static final List<String> SHARING = List.of("private", "public", S_MAXAGE);

  /** They let a cache hand out what is no longer fresh. */
  private static final List<String> STALE = List.of("stale-while-revalidate", "stale-if-error");

  /**
   * Reads a setting.
   *
   * @param property its name
   * @param text {@code no-store} or a duration
   * @throws InvalidConfigurationException if it is neither
   */
  static FreshnessCap parse(String property, String text) {
    if (text.isBlank() || text.strip().equalsIgnoreCase(NO_STORE)) {
      return new FreshnessCap(null);
    }
    try {
      return new FreshnessCap(Durations.parse(text));
    } catch (IllegalArgumentException malformed) {
      throw new InvalidConfigurationException(
          property + " is '" + text + "'", "write no-store, or a duration like 10s");
    }
  }

  /**
   * Caps a response.
   *
   * @param fields its header
   * @param status its status code
   * @param now the time
   */
  void apply(HeaderFields fields, int status, Instant now) {
    if (longest == null) {
      forbid(fields);
    } else {
      shorten(fields, longest, status, now);
    }
  }

  /** Validators stay: nothing is kept to be validated, and clients may need them for a change. */
  private static void forbid(HeaderFields fields) {
    boolean untouched = CacheDirectives.parse(fields.get(CACHE_CONTROL)).has(NO_TRANSFORM);
    fields.set(CACHE_CONTROL, untouched ? NO_STORE + ", " + NO_TRANSFORM : NO_STORE);
    for (String name : TARGETED) {
      if (fields.get(name) != null) {
        fields.set(name, NO_STORE);
      }
    }
    fields.remove(EXPIRES);
    if (!NO_CACHE.equalsIgnoreCase(fields.get(PRAGMA))) {
      fields.remove(PRAGMA);
    }
  }

  /**
   * Validators go: a cache that asked whether what it keeps still holds would be told so, of a
   * version the application counts without its optional parts. Those of a 304 stay, since they name
   * a response that was whole.
   */
  private static void shorten(HeaderFields fields, Duration most, int status, Instant now) {
    Duration expires = expires(fields.get(EXPIRES), now);
    fields.set(CACHE_CONTROL, shortened(fields.get(CACHE_CONTROL), most, expires));
    for (String name : TARGETED) {
      String field = fields.get(name);
      if (field != null) {
        fields.set(name, shortened(field, most, expires));
      }
    }
    if (expires != null && expires.compareTo(most) > 0) {
      fields.remove(EXPIRES);
    }
    if (status != NOT_MODIFIED) {
      fields.remove("ETag");
      fields.remove("Last-Modified");
    }
  }

  /**
   * Shortens one field.
   *
   * @param expires how long the response lasts if the field does not say it; {@code null} if
   *     nothing does
   */
  private static String shortened(
      @Nullable String field, Duration most, @Nullable Duration expires) {
    CacheDirectives directives = CacheDirectives.parse(field);
    if (directives.hasUnqualified(NO_STORE) || directives.hasUnqualified(NO_CACHE)) {
      return directives.toString();
    }
    long seconds = most.toSeconds();
    if (!directives.has(MAX_AGE)) {
      if (expires == null && !SHARING.stream().anyMatch(directives::has)) {
        directives.add("private", null); // to say how long must not be to say for whom
      }
      directives.add(MAX_AGE, expires == null ? seconds : expires.toSeconds());
    }
    directives.remove("immutable");
    long fresh = Math.max(directives.cap(MAX_AGE, seconds), directives.cap(S_MAXAGE, seconds));
    for (String name : STALE) {
      if (directives.cap(name, seconds - fresh) == 0) {
        directives.remove(name);
      }
    }
    return directives.toString();
  }

  /** How long a response lasts by its {@code Expires}; one that is no date is in the past. */
  private static @Nullable Duration expires(@Nullable String field, Instant now) {
    if (field == null) {
      return null;
    }
    try {
      Instant end = ZonedDateTime.parse(field, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return end.isBefore(now) ? Duration.ZERO : Duration.between(now, end);
    } catch (DateTimeException malformed) {
      return Duration.ZERO;
    }
  }
}
