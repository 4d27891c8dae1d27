package io.github.fallback4j.engine;

import io.github.fallback4j.internal.settings.Origin;
import io.github.fallback4j.internal.settings.Setting;
import io.github.fallback4j.internal.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sets nothing, but knows what others read.
 *
 * @param foreign their canonical names
 */
record ForeignProperties(Set<String> foreign) implements Settings {
  @Override
  public @Nullable Setting find(Origin origin, String property) {
    return null;
  }

  @Override
  public Collection<Setting> all(Origin origin) {
    return List.of();
  }
}
