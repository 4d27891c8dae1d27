package io.github.fallback4j.internal.settings;

import io.github.fallback4j.internal.names.NearestNames;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What people mean by the abbreviations of time zones, which are no names of zones: some stand for
 * several. Stateless.
 */
final class ZoneAbbreviations {
  private static final Map<String, List<String>> MEANT =
      Map.ofEntries(
          Map.entry("BST", List.of("Europe/London", "Asia/Dhaka")),
          Map.entry("IST", List.of("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem")),
          Map.entry("CST", List.of("America/Chicago", "Asia/Shanghai")),
          Map.entry("CDT", List.of("America/Chicago")),
          Map.entry("EDT", List.of("America/New_York")),
          Map.entry("MDT", List.of("America/Denver")),
          Map.entry("PDT", List.of("America/Los_Angeles")),
          Map.entry("CEST", List.of("Europe/Paris")),
          Map.entry("MESZ", List.of("Europe/Berlin")),
          Map.entry("MEZ", List.of("Europe/Berlin")),
          Map.entry("EEST", List.of("Europe/Athens")),
          Map.entry("MSK", List.of("Europe/Moscow")),
          Map.entry("KST", List.of("Asia/Seoul")),
          Map.entry("SGT", List.of("Asia/Singapore")),
          Map.entry("HKT", List.of("Asia/Hong_Kong")),
          Map.entry("AEST", List.of("Australia/Sydney")),
          Map.entry("AEDT", List.of("Australia/Sydney")),
          Map.entry("NZST", List.of("Pacific/Auckland")),
          Map.entry("NZDT", List.of("Pacific/Auckland")));

  private ZoneAbbreviations() {}

  /** A phrase that ends a message about an unknown zone with what may be meant. */
  static String hint(String zone) {
    String abbreviation = zone.toUpperCase(Locale.ROOT);
    String known = ZoneId.SHORT_IDS.get(abbreviation);
    List<String> meant =
        MEANT.getOrDefault(abbreviation, known == null ? List.of() : List.of(known));
    return meant.isEmpty()
        ? NearestNames.hint(zone, ZoneId.getAvailableZoneIds())
        : "; did you mean " + String.join(" or ", meant) + "?";
  }
}
