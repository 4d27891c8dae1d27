package io.github.fallback4j.examples.lab.fault;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The faults that the lab can inject. */
public enum Fault {
  /** The server refuses all connections. */
  REFUSED((second, around, app) -> first(second, around::refuse)),
  /** Requests are taken, and never answered. */
  BLACK_HOLE((second, around, app) -> first(second, around::fallSilent)),
  /** Answers take ten times as long, which is more than the deadline. */
  SLOW((second, around, app) -> first(second, around::slow)),
  /** Half of the answers are errors. */
  HALF_ERRORS((second, around, app) -> first(second, () -> around.errors(0.5))),
  /** By turns 2 % and 6 % of the answers are errors, for ten seconds each. */
  FEW_ERRORS((second, around, app) -> around.errors(second / 10 % 2 == 0 ? 0.02 : 0.06)),
  /** Answers come in time, and cannot be read. */
  MALFORMED((second, around, app) -> first(second, around::garble)),
  /** Refuses for a second, is well for a second. */
  FLAPPING(
      (second, around, app) -> {
        if (second % 2 == 0) {
          around.refuse();
        } else {
          around.heal();
        }
      }),
  /** The name cannot be resolved. */
  DNS((second, around, app) -> first(second, around::forgetName)),
  /** All is well but for the application itself, which stands still for two seconds each minute. */
  PAUSES(
      (second, around, app) -> {
        if (second % 60 == 30) {
          app.suspend();
        } else if (second % 60 == 32) {
          app.resume();
        }
      }),
  /** All is well, but four times as much is asked for as there is room for. */
  OVERLOAD((second, around, app) -> {});

  private final Course course;

  Fault(Course course) {
    this.course = course;
  }

  /** A process that can be made to stand still. */
  public interface Pausable {
    void suspend() throws IOException;

    void resume() throws IOException;
  }

  private interface Course {
    void at(long second, Surroundings around, Pausable app) throws IOException;
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void first(long second, Step step) throws IOException {
    if (second == 0) {
      step.run();
    }
  }

  /**
   * Does what is due.
   *
   * @param second seconds since it began
   */
  public void at(long second, Surroundings around, Pausable app) throws IOException {
    course.at(second, around, app);
  }

  /** How it is written: {@code black-hole}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds one by its label.
   *
   * @throws IllegalArgumentException if there is none; the message names those there are
   */
  public static Fault labelled(String label) {
    return Arrays.stream(values())
        .filter(fault -> fault.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no fault '"
                        + label
                        + "': write one of "
                        + Arrays.stream(values())
                            .map(Fault::label)
                            .collect(Collectors.joining(", "))));
  }
}
