package io.github.fallback4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.internal.settings.SettingNames;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

  private static JsonNode metadata;

  @BeforeAll
  static void read() throws IOException {
    for (URL found :
        Collections.list(
            MetadataTest.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
      try (InputStream json = found.openStream()) {
        JsonNode candidate = JsonMapper.builder().build().readTree(json);
        if (candidate.toString().contains("\"fallback.level\"")) {
          metadata = candidate;
        }
      }
    }
  }

  @Test
  void everySettingIsDescribedAndNoOther() {
    Set<String> read = new TreeSet<>(SettingNames.GLOBAL);
    SettingNames.OF_DEPENDENCY.forEach(name -> read.add(SettingNames.DEFAULTS + name));
    read.add("fallback.dependencies");
    read.add(SettingNames.WINDOWS);
    read.addAll(WEB);

    assertThat(described()).isEqualTo(read);
  }

  @Test
  void everyDescriptionIsASentence() {
    metadata
        .path("properties")
        .forEach(
            property ->
                assertThat(property.path("description").asString())
                    .as(property.path("name").asString())
                    .matches("(?s)[A-Z].{10,}\\."));
  }

  @Test
  void everyHintIsForAProperty() {
    metadata
        .path("hints")
        .forEach(hint -> assertThat(described()).contains(hint.path("name").asString()));
  }

  @Test
  void theSettingsOfADependencyAreTheDefaults() {
    metadata
        .path("properties")
        .forEach(
            property -> {
              if (property.path("name").asString().equals("fallback.dependencies")) {
                assertThat(property.path("type").asString())
                    .contains(FallbackProperties.Settings.class.getName());
              }
            });
  }

  private static Set<String> described() {
    Set<String> names = new TreeSet<>();
    metadata
        .path("properties")
        .forEach(
            property -> {
              String name = property.path("name").asString();
              if (name.startsWith("fallback.")) {
                names.add(name);
              }
            });
    return names;
  }
}
