package io.github.fallback4j.examples.plain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Starts the program as a user of the module path does, in a process of its own. */
class ModulePathTest {

  @Test
  void programIsAModule_callsAreGuarded() throws Exception {
    String printed = run();

    assertThat(printed)
        .contains("live: [Aiko, Ben]")
        .contains("failed: [no ranking today (FAILURE)]")
        .contains("switched off: [no ranking today (SWITCH_OFF)]");
  }

  private static String run() throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                System.getProperty("module.path"),
                "--module",
                "io.github.fallback4j.examples.plain/io.github.fallback4j.examples.plain.PlainApplication")
            .redirectErrorStream(true)
            .start();
    String printed = new String(program.getInputStream().readAllBytes(), UTF_8);
    assertThat(program.waitFor()).as(printed).isZero();
    return printed;
  }
}
