package io.github.fallback4j.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DependencySettingsTest {
  private static final List<SettingDefinition<?>> EVERY =
      Stream.of(DependencySettings.all(), ProcessSettings.all(), WindowSettings.all())
          .<SettingDefinition<?>>flatMap(List::stream)
          .toList();

  private static List<Object> constants(Class<?> table) throws IllegalAccessException {
    List<Object> constants = new ArrayList<>();
    for (Field field : table.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers()) && field.getType() == SettingDefinition.class) {
        constants.add(field.get(null));
      }
    }
    return constants;
  }

  @Test
  void everyConstant_isInTheTable() throws IllegalAccessException {
    assertThat(DependencySettings.all())
        .containsExactlyInAnyOrderElementsOf(
            constants(DependencySettings.class).stream()
                .<SettingDefinition<?>>map(SettingDefinition.class::cast)
                .toList());
    assertThat(ProcessSettings.all())
        .containsExactlyInAnyOrderElementsOf(
            constants(ProcessSettings.class).stream()
                .<SettingDefinition<?>>map(SettingDefinition.class::cast)
                .toList());
  }

  @Test
  void names_areNotGivenTwice() {
    assertThat(DependencySettings.all())
        .extracting(SettingDefinition::name)
        .doesNotHaveDuplicates();
    assertThat(ProcessSettings.all()).extracting(SettingDefinition::name).doesNotHaveDuplicates();
    assertThat(WindowSettings.all()).extracting(SettingDefinition::name).doesNotHaveDuplicates();
  }

  @Test
  void defaults_areInRange() {
    EVERY.stream()
        .filter(setting -> !setting.defaultText().isEmpty())
        .forEach(
            setting ->
                assertThat(setting.parse(setting.defaultText()))
                    .as(setting.name())
                    .isEqualTo(setting.defaultValue()));
  }

  @Test
  void meanings_areSentences() {
    assertThat(EVERY)
        .allSatisfy(setting -> assertThat(setting.meaning()).matches("[A-Z].{10,}\\."));
  }

  @Test
  void defaultIsMissing_isRefusedByName() {
    assertThatThrownBy(DependencySettings.HEALTH::requireDefault)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("health has no default");
  }

  @Test
  void valueOnlyCodeCanSay_isNotRead() {
    SettingDefinition<Boolean> probe = SettingDefinition.ofCode("probe");

    assertThatThrownBy(() -> probe.parse("true"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("set it in code");
  }
}
