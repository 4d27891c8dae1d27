package io.github.fallback4j.examples.school.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A server of our own: a process, on a free port that only this computer can reach. It writes to
 * files, so that it still knows everything when it comes back. Not thread-safe.
 */
public abstract sealed class ServerProcess implements AutoCloseable
    permits RedisProcess, DatabaseProcess {
  /** The only address it listens on. */
  public static final String HOST = "127.0.0.1";

  private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String name;
  private final Path home;
  private int port;
  private volatile @Nullable Process process; // a shutdown hook may close

  /**
   * Prepares a server process.
   *
   * @param name what people call it
   */
  ServerProcess(String name) throws IOException {
    this.name = name;
    this.home = Files.createTempDirectory("school-" + name.toLowerCase(Locale.ROOT) + "-");
    this.port = freePort();
  }

  /** The command that runs it on its port. */
  abstract List<String> command() throws IOException;

  /** Whether it does its work. */
  abstract boolean answers();

  /** The directory that holds its files; gone when it is closed. */
  final Path home() {
    return home;
  }

  /**
   * Starts it, and waits until it answers.
   *
   * @throws IOException if it cannot be started on this computer
   */
  final void launch() throws IOException {
    process =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    awaitAnswer();
    log.info("{} runs on port {} as process {}", name, port, pid());
  }

  public final int port() {
    return port;
  }

  public final long pid() {
    return running().pid();
  }

  public final boolean isRunning() {
    return running().isAlive();
  }

  /** Kills the server process. Its port refuses connections from then on. */
  public final void kill() {
    running().destroyForcibly();
    running().onExit().join();
  }

  /** Starts it again after {@link #kill()}, on the same port and with what it knew. */
  public final void restart() throws IOException {
    launch();
  }

  /** Moves it to another port, as fast as it can stop and start. */
  public final void moveTo(int otherPort) throws IOException {
    kill();
    port = otherPort;
    launch();
  }

  /** Freezes it: the system still accepts connections and bytes for it, but nobody answers. */
  public final void freeze() throws IOException {
    signal("STOP");
  }

  /** Lets a frozen process run again. */
  public final void thaw() throws IOException {
    signal("CONT");
  }

  @Override
  public final void close() throws IOException {
    kill();
    FileSystemUtils.deleteRecursively(home);
  }

  /** A port nobody listens on at the moment. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (!isRunning() || System.nanoTime() > end) {
        running().destroyForcibly();
        throw new IOException(name + " did not start; the README says how to use one of your own");
      }
      pause();
    }
  }

  private void pause() throws IOException {
    try {
      running().waitFor(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + name + " starts", interrupted);
    }
  }

  private void signal(String signal) throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid()).start();
    if (shell.onExit().join().exitValue() != 0) {
      throw new IOException("cannot send SIG" + signal + " to process " + pid());
    }
  }

  private Process running() {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException(name + " was not started");
    }
    return running;
  }
}
