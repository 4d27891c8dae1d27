package io.github.fallback4j.examples.school.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.h2.tools.Server;

/** A real database server: H2, in a process of its own and with a file of its own. */
public final class DatabaseProcess extends ServerProcess {
  static final String USER = "sa";
  static final String PASSWORD = "";

  private final Path program;

  private DatabaseProcess(String name) throws IOException {
    super(name);
    this.program = home().resolve("h2.jar");
    copyProgram();
  }

  /**
   * Starts one with an empty database.
   *
   * @param name what people call it
   * @throws IOException if it cannot be started on this computer
   */
  static DatabaseProcess start(String name) throws IOException {
    DatabaseProcess database = new DatabaseProcess(name);
    database.launch();
    return database;
  }

  /** Where JDBC finds it. Whoever waits a second for an answer is told that there is none. */
  String url() {
    return "jdbc:h2:tcp://%s:%d/school;DB_CLOSE_DELAY=-1;NETWORK_TIMEOUT=1000"
        .formatted(HOST, port());
  }

  @Override
  List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dh2.bindAddress=" + HOST,
        "-cp",
        program.toString(),
        Server.class.getName(),
        "-tcp",
        "-tcpPort",
        String.valueOf(port()),
        "-ifNotExists",
        "-baseDir",
        home().toString());
  }

  @Override
  boolean answers() {
    try (Connection connection = DriverManager.getConnection(url(), USER, PASSWORD)) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** H2 may stand in a jar within the school's own, which another process could not run. */
  private void copyProgram() throws IOException {
    URL jar = Server.class.getProtectionDomain().getCodeSource().getLocation();
    URLConnection within = jar.openConnection();
    if (within instanceof JarURLConnection nested) {
      jar = nested.getJarFileURL();
    }
    try (InputStream bytes = jar.openStream()) {
      Files.copy(bytes, program);
    }
  }
}
