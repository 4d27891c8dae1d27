package io.github.fallback4j.examples.lab;

import io.github.fallback4j.examples.lab.fault.Fault;
import io.github.fallback4j.examples.lab.fault.Surroundings;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The application under test, in a process of its own. */
final class AppProcess implements Fault.Pausable, AutoCloseable {
  private static final String MAIN = "io.github.fallback4j.examples.lab.app.LabApplication";
  private static final Duration START = Duration.ofMinutes(1);

  /** One that was overwhelmed first works off what nobody waits for any more. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private AppProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts one, and waits until it answers.
   *
   * @param log where it writes
   */
  static AppProcess start(Scenario scenario, Surroundings around, Cores cores, Path log)
      throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> command = new ArrayList<>(cores.first());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms256m",
            "-Xmx256m",
            "-Djdk.net.hosts.file=" + around.hosts(),
            "-Dlab.protection=" + scenario.protection().label(),
            "-Dlab.work=" + scenario.work(),
            "-Dlab.lessons=" + around.lessons(),
            "-Dlab.ranking=" + around.ranking(),
            "-Dserver.port=" + port));
    command.addAll(program());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    AppProcess app = new AppProcess(process, URI.create("http://127.0.0.1:" + port));
    try {
      app.awaitStart(log);
      return app;
    } catch (IOException | InterruptedException | RuntimeException failed) {
      app.close();
      throw failed;
    }
  }

  /** From the jar that this program runs from, or from the same class path. */
  private static List<String> program() {
    String path = System.getProperty("java.class.path");
    return path.endsWith(".jar") && !path.contains(File.pathSeparator)
        ? List.of("-Dloader.main=" + MAIN, "-jar", path)
        : List.of("-cp", path, MAIN);
  }

  private void awaitStart(Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        tally();
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
    throw new IOException("the application did not start: see " + log);
  }

  URI address() {
    return address;
  }

  /** What it knows of itself, one line for each fact: milliseconds since 1970, what, value. */
  String tally() throws IOException, InterruptedException {
    return ask(request("/lab/tally").GET());
  }

  /** Whether it drops nothing, for all it knows. */
  boolean atEase() throws IOException, InterruptedException {
    String status = "NORMAL";
    double level = 0;
    for (String line : tally().lines().toList()) {
      String[] parts = line.split(" ");
      if (parts[1].equals("status")) {
        status = parts[2];
      } else if (parts[1].equals("level")) {
        level = Double.parseDouble(parts[2]);
      }
    }
    return level == 0 && (status.equals("NORMAL") || status.equals("CLOSED"));
  }

  void resetTally() throws IOException, InterruptedException {
    ask(request("/lab/tally/reset").POST(BodyPublishers.noBody()));
  }

  /** The CPU that its threads have used so far, in nanoseconds. */
  long cpuNanos() throws IOException, InterruptedException {
    return Long.parseLong(ask(request("/lab/cpu").GET()));
  }

  /** Lets a lesson use so much CPU. */
  void lessonUses(long nanos) throws IOException, InterruptedException {
    ask(
        request("/lab/lesson-work")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString(Long.toString(nanos))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
  }

  private String ask(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString()).body();
  }

  @Override
  public void suspend() throws IOException {
    signal("STOP");
  }

  @Override
  public void resume() throws IOException {
    signal("CONT");
  }

  private void signal(String name) throws IOException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
