package io.github.fallback4j.internal.settings;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two settings as one: the stronger is asked first. */
record LayeredSettings(Settings stronger, Settings weaker) implements Settings {

  @Override
  public @Nullable Setting find(Origin origin, String property) {
    Setting found = stronger.find(origin, property);
    return found != null ? found : weaker.find(origin, property);
  }

  @Override
  public Collection<Setting> all(Origin origin) {
    return union(stronger.all(origin), weaker.all(origin));
  }

  @Override
  public boolean areListed() {
    return stronger.areListed() && weaker.areListed();
  }

  @Override
  public Set<String> foreign() {
    return Set.copyOf(union(stronger.foreign(), weaker.foreign()));
  }

  @Override
  public List<String> warnings() {
    return union(stronger.warnings(), weaker.warnings());
  }

  private static <T> List<T> union(Collection<T> some, Collection<T> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
  }
}
