package io.github.fallback4j.examples.lab;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/**
 * Who works on which core: the application on the first, everything else on the second. Where there
 * is no {@code taskset}, or one core only, nobody is bound.
 */
final class Cores {
  private final int processors = Runtime.getRuntime().availableProcessors(); // before binding
  private final boolean bind;

  Cores() throws InterruptedException {
    bind =
        processors > 1
            && succeeds(
                List.of("taskset", "-a", "-p", "-c", "1", "" + ProcessHandle.current().pid()));
  }

  /** The words to put before a command, so that it runs on the first core. */
  List<String> first() {
    return bind ? List.of("taskset", "-c", "0") : List.of();
  }

  /** Describes the cores for the report. */
  String description() {
    return processors
        + (bind ? " cores, the application on one, the rest on another" : " cores, nobody bound");
  }

  private static boolean succeeds(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
