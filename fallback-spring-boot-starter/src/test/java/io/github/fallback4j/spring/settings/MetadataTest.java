package io.github.fallback4j.spring.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.internal.settings.SettingNames;
import io.github.fallback4j.settings.DependencySettings;
import io.github.fallback4j.settings.ProcessSettings;
import io.github.fallback4j.settings.SettingDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What editors know of the properties must be what is read. */
class MetadataTest {
  /** Read by the starter itself, and known to the engine as such. */
  private static final List<String> WEB =
      List.of(
          "fallback.web.header",
          "fallback.web.max-age",
          "fallback.web.notices.enabled",
          "fallback.web.notices.path",
          "fallback.web.queue.request-start",
          "fallback.web.queue.tomcat",
          "fallback.web.queue.cpu");

  private static final Metadata METADATA = Metadata.read();
  private static final Map<String, Metadata.Property> PROPERTIES = METADATA.properties();

  @Test
  void everySettingIsDescribedAndNoOther() {
    Set<String> read = new TreeSet<>(SettingNames.GLOBAL);
    SettingNames.OF_DEPENDENCY.forEach(name -> read.add(SettingNames.DEFAULTS + name));
    read.add("fallback.dependencies");
    read.add(SettingNames.WINDOWS);
    read.addAll(WEB);

    assertThat(PROPERTIES.keySet()).isEqualTo(read);
  }

  @Test
  void everySettingHasTheDefaultAndTheMeaningOfTheTable() {
    ProcessSettings.all().forEach(setting -> requireSame(setting.name(), setting));
    DependencySettings.all()
        .forEach(setting -> requireSame(SettingNames.DEFAULTS + setting.name(), setting));
  }

  private static void requireSame(String property, SettingDefinition<?> setting) {
    Metadata.Property described = PROPERTIES.get(property);
    assertThat(described.byDefault()).as(property).isEqualTo(setting.defaultText());
    assertThat(described.description()).as(property).isEqualTo(setting.meaning());
  }

  @Test
  void everyDescriptionIsASentence() {
    PROPERTIES
        .values()
        .forEach(
            property ->
                assertThat(property.description())
                    .as(property.name())
                    .matches("(?s)[A-Z].{10,}\\."));
  }

  @Test
  void everyHintIsForAProperty() {
    assertThat(PROPERTIES.keySet()).containsAll(METADATA.hinted());
  }

  @Test
  void theSettingsOfADependencyAreTheDefaults() {
    assertThat(PROPERTIES.get("fallback.dependencies").type())
        .contains("io.github.fallback4j.spring.FallbackProperties$Settings");
  }

  @Test
  void windowsAreAListOfTheSettingsOfAWindow() {
    assertThat(PROPERTIES.get(SettingNames.WINDOWS).type())
        .contains("io.github.fallback4j.spring.FallbackProperties$Window");
  }
}
