package io.github.fallback4j.examples.lab.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The hosts file of the application ({@code jdk.net.hosts.file}): it knows no name but those in it.
 */
final class Names {
  static final String RANKING = "ranking.lab";

  private static final String ALWAYS = "127.0.0.1 localhost\n";

  private final Path file;

  Names(Path file) throws IOException {
    this.file = file;
    remember();
  }

  Path file() {
    return file;
  }

  void remember() throws IOException {
    write(ALWAYS + "127.0.0.1 " + RANKING + "\n");
  }

  void forget() throws IOException {
    write(ALWAYS);
  }

  /** In one step: nobody reads half of it. */
  private void write(String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
