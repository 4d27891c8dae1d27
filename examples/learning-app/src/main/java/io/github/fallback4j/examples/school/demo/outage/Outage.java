package io.github.fallback4j.examples.school.demo.outage;

import java.io.IOException;
import java.time.Duration;

/**
 * Something that can go wrong, and how to make it happen.
 *
 * @param name what {@code --demo=} calls it
 * @param title what is wrong, for people
 * @param what goes wrong
 * @param lasting how long it lasts
 * @param preparation what must be done before, while all is well
 * @param beginning makes it happen
 * @param end ends it; does nothing where it ends by itself
 */
record Outage(
    String name, String title, Of what, Duration lasting, Act preparation, Act beginning, Act end) {

  /** What an outage takes away. */
  enum Of {
    /** Something lessons can do without. */
    RANKING,
    /** The region in which lessons live. */
    TOKYO
  }

  /** A part of the play. */
  @FunctionalInterface
  interface Act {
    Act NOTHING = () -> {};

    void perform() throws IOException, InterruptedException;
  }
}
