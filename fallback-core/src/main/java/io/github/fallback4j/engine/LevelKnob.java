package io.github.fallback4j.engine;

import io.github.fallback4j.FallbackEvent.LevelExhausted;
import io.github.fallback4j.FallbackEvent.LevelRaisedInVain;
import io.github.fallback4j.internal.level.Knob;
import io.github.fallback4j.internal.switches.SwitchboardEngine;
import io.github.fallback4j.spi.Time;

/**
 * Lets the level control turn the level of the switchboard, and tells what comes of it.
 *
 * @param switchboard holds the level
 * @param events hears what comes of it
 * @param time dates it
 */
record LevelKnob(SwitchboardEngine switchboard, Events events, Time time) implements Knob {

  @Override
  public void turn(double level, String reason) {
    switchboard.found(level, reason);
  }

  @Override
  public double inForce() {
    return switchboard.level().value();
  }

  @Override
  public void exhausted() {
    events.publish(new LevelExhausted(time.now(), events.instance(), switchboard.level()));
  }

  @Override
  public void raisedInVain(double from, double to) {
    events.publish(new LevelRaisedInVain(time.now(), events.instance(), from, to));
  }
}
