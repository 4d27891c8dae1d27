package io.github.fallback4j.settings;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.values.Durations;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know of one setting: its name, how its values are read, which of them fit, its
 * default and its meaning. {@link DependencySettings}, {@link ProcessSettings} and {@link
 * WindowSettings} list them. Immutable; two are equal only if they are the same.
 *
 * @param <T> type of its values
 */
public final class SettingDefinition<T> {
  private final String name;
  private final ValueForm<T> form;
  private final @Nullable T defaultValue;
  private final String meaning;
  private final Reach reach;

  /** Whom {@code fallback.defaults} reaches, and what the setting is worth nothing without. */
  private record Reach(
      Predicate<? super DependencySpec> dependencies,
      @Nullable SettingDefinition<?> needed,
      String example) {}

  private static final Reach EVERYBODY = new Reach(spec -> true, null, "");

  private SettingDefinition(String name, ValueForm<T> form, String meaning, Reach reach) {
    this.name = name;
    this.form = form;
    this.defaultValue =
        form.defaultText().isEmpty() ? null : form.parser().apply(form.defaultText());
    this.meaning = meaning;
    this.reach = reach;
  }

  static <T> SettingDefinition<T> of(String name, ValueForm<T> form, String meaning) {
    return new SettingDefinition<>(name, form, meaning, EVERYBODY);
  }

  /**
   * Something of a dependency that only code can say. No property sets it.
   *
   * @param name for messages
   * @param <T> type of its values
   */
  public static <T> SettingDefinition<T> ofCode(String name) {
    return of(name, ValueForm.ofCode(), "");
  }

  /** The same, but {@code fallback.defaults} holds only for some dependencies. */
  SettingDefinition<T> reaching(Predicate<? super DependencySpec> dependencies) {
    return new SettingDefinition<>(
        name, form, meaning, new Reach(dependencies, reach.needed, reach.example));
  }

  /**
   * The same, but refused where another setting has no value.
   *
   * @param other the one it needs
   * @param example a value of the other, for the message
   */
  SettingDefinition<T> needing(SettingDefinition<?> other, String example) {
    return new SettingDefinition<>(
        name, form, meaning, new Reach(reach.dependencies, other, example));
  }

  /** Its name, with dashes and dots, like {@code breaker.longest-hold}. */
  public String name() {
    return name;
  }

  /** Type of its values, as editors know it; an array type for a list. */
  public Class<?> type() {
    return form.type();
  }

  /** Its default as it is written; empty if it has none. */
  public String defaultText() {
    return form.defaultText();
  }

  /** What holds where nothing is set; {@code null} if there is no default. */
  public @Nullable T defaultValue() {
    return defaultValue;
  }

  /**
   * What holds where nothing is set.
   *
   * @throws IllegalStateException if there is no default
   */
  public T requireDefault() {
    if (defaultValue == null) {
      throw new IllegalStateException(name + " has no default");
    }
    return defaultValue;
  }

  /**
   * A value that an annotation holds, as far as it says something: an annotation cannot tell a
   * default that was written from one that was not.
   *
   * @param value the annotation's
   * @return {@code null} if it is the default
   */
  public @Nullable T unlessDefault(T value) {
    return value.equals(defaultValue) ? null : value;
  }

  /** Which values fit, for people. */
  public String range() {
    return form.range();
  }

  /** What it means: one sentence or more. */
  public String meaning() {
    return meaning;
  }

  /**
   * Whether {@code fallback.defaults} may set it for a dependency.
   *
   * @param spec the dependency, as far as it is known
   */
  public boolean reaches(DependencySpec spec) {
    return reach.dependencies.test(spec);
  }

  /** The setting it is worth nothing without; {@code null} for none. */
  public @Nullable SettingDefinition<?> needed() {
    return reach.needed;
  }

  /**
   * Reads and checks a value given as text.
   *
   * @param text as somebody wrote it
   * @throws IllegalArgumentException if it is malformed or out of range; its message says what to
   *     write instead
   */
  public T parse(String text) {
    T value = form.parser().apply(text);
    if (!form.fits().test(value)) {
      throw new IllegalArgumentException(form.advice());
    }
    return value;
  }

  /** Refuses a value that is out of range. */
  void check(T value) {
    check(value, "");
  }

  /**
   * Refuses a value that is out of range.
   *
   * @param value the value
   * @param owner whose it is, for the message, like {@code of 'ranking'}; may be empty
   * @throws InvalidConfigurationException if it does not fit; the message names and shows it
   */
  public void check(T value, String owner) {
    if (!form.fits().test(value)) {
      throw new InvalidConfigurationException(shown(value, owner), form.advice());
    }
  }

  /**
   * The refusal of a value that needs another setting.
   *
   * @param owner whose it is, like {@code of 'ranking'}
   */
  public InvalidConfigurationException alone(String owner) {
    SettingDefinition<?> other = reach.needed == null ? this : reach.needed;
    return new InvalidConfigurationException(
        "%s %s needs '%s', which is not set".formatted(name, owner, other.name),
        "set '%s' too, like %s".formatted(other.name, reach.example));
  }

  private String shown(T value, String owner) {
    String subject = owner.isEmpty() ? name : name + " " + owner;
    return subject + " is " + text(value);
  }

  private static String text(Object value) {
    if (value instanceof Duration time) {
      return Durations.text(time);
    }
    return value instanceof String text ? "'" + text + "'" : value.toString();
  }

  @Override
  public String toString() {
    return name;
  }
}
