package io.github.fallback4j.internal.settings;

import static java.util.stream.Collectors.joining;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.values.Durations;
import io.github.fallback4j.internal.values.Values;
import io.github.fallback4j.window.Schedule;
import io.github.fallback4j.window.Window;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One reading of one window, as {@link WindowReader} describes it. Used once, by one thread. */
final class WindowReading {
  private final Settings settings;
  private final String place;
  private final ZoneId otherwise;

  /**
   * Creates the reading of one window.
   *
   * @param index of the window in the list
   * @param otherwise the zone where none is set
   */
  WindowReading(Settings settings, int index, ZoneId otherwise) {
    this.settings = settings;
    this.place = SettingNames.WINDOWS + "[" + index + "]";
    this.otherwise = otherwise;
  }

  Window read() {
    Setting named = find("name");
    Setting level = find("level");
    Setting dependencies = find("dependencies");
    Setting reason = find("reason");
    if ((level == null) == (dependencies == null)) {
      throw refused(
          "set either level, the floor while the window is open, or dependencies, the list to switch off"
              + " meanwhile",
          level,
          dependencies);
    }
    String name = named == null ? place : named.value();
    Schedule schedule = schedule();
    Window window =
        level != null
            ? parse(level, text -> Window.level(name, schedule, Values.integer(text)))
            : parse(
                Objects.requireNonNull(dependencies),
                text -> Window.off(name, schedule, Values.list(text).toArray(String[]::new)));
    return reason == null ? window : window.because(reason.value());
  }

  private Schedule schedule() {
    Setting from = find("from");
    Setting until = find("until");
    Setting cron = find("cron");
    Setting length = find("length");
    ZoneId zone = zone();
    if (from != null && until != null && cron == null && length == null) {
      Instant opening = parse(from, text -> moment(text, zone));
      return parse(until, text -> Schedule.between(opening, moment(text, zone)));
    }
    if (cron != null && length != null && from == null && until == null) {
      Duration open = parse(length, Durations::parse);
      try {
        return Schedule.cron(cron.value(), zone, open);
      } catch (InvalidConfigurationException misfit) {
        throw refused(misfit.problem() + ": " + misfit.action(), cron, length);
      }
    }
    throw refused(
        "set from and until for a window that opens once, or cron and length for one that repeats",
        from,
        until,
        cron,
        length);
  }

  private ZoneId zone() {
    Setting zone = find("zone");
    return zone == null ? otherwise : parse(zone, WindowReading::zone);
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException(
          "write a time zone, like Asia/Tokyo" + ZoneAbbreviations.hint(text), unknown);
    }
  }

  private static Instant moment(String text, ZoneId zone) {
    try {
      TemporalAccessor moment =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
      return moment instanceof LocalDateTime local
          ? local.atZone(zone).toInstant()
          : Instant.from(moment);
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException(
          "write date and time, like 2026-12-24T19:00, or with an offset 2026-12-24T19:00+09:00",
          malformed);
    }
  }

  private @Nullable Setting find(String name) {
    Setting found = settings.find(place + "." + name);
    if (found != null) {
      found.requireLength();
    }
    return found;
  }

  private static <T> T parse(Setting setting, Function<String, T> parser) {
    try {
      return parser.apply(setting.value());
    } catch (InvalidConfigurationException misfit) {
      throw setting.refused(misfit.action());
    } catch (IllegalArgumentException malformed) {
      throw setting.refused(String.valueOf(malformed.getMessage()));
    }
  }

  /** Blames those of the settings that are there, or the window that lacks them. */
  private InvalidConfigurationException refused(String action, @Nullable Setting... settings) {
    String blamed =
        Stream.of(settings).filter(Objects::nonNull).map(Setting::shown).collect(joining(", "));
    return new InvalidConfigurationException(
        blamed.isEmpty() ? place + " is incomplete" : blamed, action);
  }
}
