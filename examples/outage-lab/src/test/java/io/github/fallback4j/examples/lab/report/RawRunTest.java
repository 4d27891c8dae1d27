package io.github.fallback4j.examples.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fallback4j.examples.lab.fault.Fault;
import io.github.fallback4j.examples.lab.load.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawRunTest {
  @TempDir private Path directory;

  @Test
  void written_isReadBackAsItWas() throws IOException {
    Path file = directory.resolve("run" + Report.RECORD);
    RawRun run =
        new Made(Fault.SLOW)
            .pages(0, 5, 300, Outcome.INSTEAD)
            .changed(1, "status", "DEGRADED")
            .run();

    run.write(file);

    assertThat(RawRun.read(file)).isEqualTo(run);
    assertThat(directory).isDirectoryContaining(path -> path.equals(file));
  }

  @Test
  void somethingElse_isRefusedByName() throws IOException {
    Path file = directory.resolve("other" + Report.RECORD);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("hello\n".getBytes());
    }

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> RawRun.read(file))
        .withMessageContaining(file.toString())
        .withMessageContaining("delete it");
  }
}
