package io.github.fallback4j.examples.lab.app;

import io.github.fallback4j.FallbackEvent.LevelChanged;
import io.github.fallback4j.FallbackEvent.StateChanged;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the tally what Fallback4j does. */
@Component
@Profile("fallback4j")
class Fallback4jChanges {
  private final Tally tally;

  Fallback4jChanges(Tally tally) {
    this.tally = tally;
  }

  @EventListener
  void changed(StateChanged change) {
    if (change.before().status() != change.after().status()) {
      tally.changed(change.at().toEpochMilli(), "status", change.after().status());
    }
  }

  @EventListener
  void changed(LevelChanged change) {
    tally.changed(change.at().toEpochMilli(), "level", change.after().value());
  }
}
