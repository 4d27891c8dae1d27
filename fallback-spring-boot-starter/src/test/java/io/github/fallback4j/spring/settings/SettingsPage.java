package io.github.fallback4j.spring.settings;

import io.github.fallback4j.internal.settings.SettingNames;
import io.github.fallback4j.settings.DependencySettings;
import io.github.fallback4j.settings.ProcessSettings;
import io.github.fallback4j.settings.SettingDefinition;
import io.github.fallback4j.settings.SettingGroup;
import io.github.fallback4j.settings.WindowSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes the tables of {@code docs/settings.md}: what stands between its marks. */
final class SettingsPage {
  private static final String BEGIN = "<!-- table: %s -->\n";
  private static final String END = "<!-- end of the table -->";
  private static final int WIDEST = 120;

  private final Metadata metadata;
  private final Map<String, String> tables = new LinkedHashMap<>();

  private SettingsPage(Metadata metadata) {
    this.metadata = metadata;
    DependencySettings.GROUPS.forEach(group -> add(group, name -> "fallback.defaults." + name));
    ProcessSettings.GROUPS.forEach(group -> add(group, name -> name));
    WindowSettings.GROUPS.forEach(
        group -> add(group, name -> SettingNames.WINDOWS + "[0]." + name));
    tables.put("Web", web());
    tables.put("Names of one dependency", names(DependencySettings.all(), "dependencies.ranking."));
    tables.put("Names of the process", names(ProcessSettings.all(), ""));
    tables.put("Names of a window", names(WindowSettings.all(), "windows[0]."));
  }

  /** The page with its tables as they should be, whatever stands there now. */
  static String in(String page, Metadata metadata) {
    String written = page;
    for (Map.Entry<String, String> table : new SettingsPage(metadata).tables.entrySet()) {
      String begin = BEGIN.formatted(table.getKey());
      int from = written.indexOf(begin);
      if (from < 0) {
        throw new IllegalStateException(
            "the page has no table '" + table.getKey() + "'; add the lines " + begin + END);
      }
      int after = from + begin.length();
      written =
          written.substring(0, after)
              + table.getValue()
              + written.substring(written.indexOf(END, after));
    }
    return written;
  }

  private void add(SettingGroup group, Function<String, String> property) {
    StringBuilder table = new StringBuilder("\n| Setting | Default | Values | Meaning |\n");
    table.append("|---|---|---|---|\n");
    List<String> notes = new ArrayList<>();
    for (SettingDefinition<?> setting : group.settings()) {
      String start =
          "| `%s` | %s | %s | ".formatted(setting.name(), byDefault(setting), setting.range());
      table.append(row(start, setting.name(), setting.meaning(), notes));
      metadata
          .values(property.apply(setting.name()))
          .forEach(
              (value, meaning) ->
                  notes.add("`%s: %s`: %s".formatted(setting.name(), value, meaning)));
    }
    tables.put(group.title(), table + bullets(notes) + "\n");
  }

  private static String byDefault(SettingDefinition<?> setting) {
    return setting.defaultText().isEmpty() ? "–" : "`" + setting.defaultText() + "`";
  }

  /** What does not fit into the row becomes a note. */
  private static String row(String start, String name, String meaning, List<String> notes) {
    if (start.length() + meaning.length() + 2 <= WIDEST) {
      return start + meaning + " |\n";
    }
    int end = meaning.indexOf(". ") + 1;
    notes.add("`%s`: %s".formatted(name, meaning.substring(end).strip()));
    return start + meaning.substring(0, end) + " |\n";
  }

  private String web() {
    StringBuilder table = new StringBuilder("\n| Setting | Default | Meaning |\n|---|---|---|\n");
    List<String> notes = new ArrayList<>();
    for (Metadata.Property property : metadata.properties().values()) {
      if (property.name().startsWith("fallback.web.")) {
        String byDefault = property.byDefault().isEmpty() ? "–" : "`" + property.byDefault() + "`";
        String start = "| `%s` | %s | ".formatted(property.name(), byDefault);
        table.append(row(start, property.name(), property.description(), notes));
        metadata
            .values(property.name())
            .forEach(
                (value, meaning) ->
                    notes.add("`%s: %s`: %s".formatted(property.name(), value, meaning)));
      }
    }
    return table + bullets(notes) + "\n";
  }

  private static String names(List<SettingDefinition<?>> settings, String prefix) {
    StringBuilder table = new StringBuilder("\n| Setting | Variable |\n|---|---|\n");
    for (SettingDefinition<?> setting : settings) {
      String property = prefix.isEmpty() ? setting.name() : "fallback." + prefix + setting.name();
      table.append("| `%s` | `%s` |\n".formatted(setting.name(), SettingNames.variable(property)));
    }
    return table + "\n";
  }

  private static String bullets(List<String> notes) {
    StringBuilder bullets = new StringBuilder(notes.isEmpty() ? "" : "\n");
    for (String note : notes) {
      StringBuilder line = new StringBuilder("-");
      for (String word : note.split(" ")) {
        if (line.length() + word.length() + 1 > WIDEST) {
          bullets.append(line).append('\n');
          line = new StringBuilder(" ");
        }
        line.append(' ').append(word);
      }
      bullets.append(line).append('\n');
    }
    return bullets.toString();
  }
}
