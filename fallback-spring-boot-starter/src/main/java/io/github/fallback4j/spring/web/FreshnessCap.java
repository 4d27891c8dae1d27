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
 * How long caches may keep a degraded response: not at all, or no longer than a duration. It only
 * shortens what the application allows. Immutable.
 *
 * @param longest in whole seconds; {@code null} if the response must not be stored
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

  /** Fields that outrank {@code Cache-Control} in caches that support them. */
  private static final List<String> TARGETED = List.of("CDN-Cache-Control", "Surrogate-Control");

  /** Directives that say whether shared caches may store the response. */
  private static final List<String> SHARING = List.of("private", "public", S_MAXAGE);

  /** Directives that let a cache serve stale responses. */
  private static final List<String> STALE = List.of("stale-while-revalidate", "stale-if-error");

  /**
   * Parses the setting of the cap.
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
   * Caps the caching headers of a response.
   *
   * @param fields its header
   * @param status its status code
   * @param now the current time
   */
  void apply(HeaderFields fields, int status, Instant now) {
    if (longest == null) {
      forbid(fields);
    } else {
      shorten(fields, longest, status, now);
    }
  }

  /**
   * Forbids storing the response. Validators stay: nothing is stored that could be revalidated, and
   * clients may need them for updates.
   */
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
   * Shortens the freshness and removes validators. Otherwise a cache that revalidates the degraded
   * response would be told that it is still current, because the application's validators do not
   * cover the optional parts. The validators of a 304 stay, since they belong to a complete
   * response.
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
   * Returns a caching field with shortened times.
   *
   * @param expires how long the response is fresh if the field does not say it; {@code null} if
   *     unknown
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
        directives.add("private", null); // adding a duration must not allow shared caches
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

  /**
   * Returns how long a response is fresh according to {@code Expires}; an invalid date counts as
   * the past.
   */
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
