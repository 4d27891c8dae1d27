package io.github.fallback4j.internal.switches;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.FallbackEvent.StateChanged;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.internal.settings.Settings;
import io.github.fallback4j.internal.verdict.Outbox;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.window.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A switchboard with what it needs around it, and time that stands still. */
final class Board {
  static final String INSTANCE = "school@a:1";

  final ManualTime time = new ManualTime();
  final List<FallbackEvent> events = Collections.synchronizedList(new ArrayList<>());
  final SwitchboardEngine switchboard;
  private final Outbox outbox = new Outbox();
  private final Map<String, Standing> standings = new ConcurrentHashMap<>();
  private volatile Consumer<FallbackEvent> listener = event -> {};

  private Board(Settings settings, List<Window> windows) {
    switchboard = new SwitchboardEngine(settings, windows, time, INSTANCE, outbox, this::hear);
  }

  static Board plain() {
    return of(Map.of(), Map.of());
  }

  static Board of(Map<String, String> environment, Map<String, String> properties) {
    return of(environment, properties, List.of());
  }

  static Board of(
      Map<String, String> environment, Map<String, String> properties, List<Window> windows) {
    return new Board(
        Settings.ofEnvironment(environment).over(Settings.ofProperties(properties)), windows);
  }

  /** The school: three that can rest, one that cannot. */
  Board withSchool() {
    return with(
        DependencySpec.nonEssential("ranking").tags("redis", "games").build(),
        DependencySpec.nonEssential("badges").tags("redis").build(),
        DependencySpec.nonEssential("mail").build(),
        DependencySpec.essential("lesson").tags("redis").build());
  }

  Board with(DependencySpec... specs) {
    for (DependencySpec spec : specs) {
      register(spec);
    }
    return this;
  }

  Standing register(DependencySpec spec) {
    Standing standing =
        new Standing(
            spec.id(),
            switchboard.initialRuling(spec),
            spec.ramp(),
            time,
            outbox,
            new Standing.Listener() {
              @Override
              public void changed(DependencyState before, DependencyState after) {
                hear(new StateChanged(time.now(), INSTANCE, spec.id(), before, after, null, null));
              }

              @Override
              public void rampStepBegan(long step) {}
            });
    switchboard.register(spec, standing);
    standings.put(spec.id(), standing);
    return standing;
  }

  Standing standing(String id) {
    Standing standing = standings.get(id);
    if (standing == null) {
      throw new AssertionError("no standing " + id);
    }
    return standing;
  }

  DependencyState state(String id) {
    return standing(id).verdict().state();
  }

  void listen(Consumer<FallbackEvent> newListener) {
    listener = newListener;
  }

  <E extends FallbackEvent> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void hear(FallbackEvent event) {
    events.add(event);
    listener.accept(event);
  }
}
