package io.github.fallback4j.examples.school.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import redis.embedded.core.ExecutableProvider;

/**
 * A real {@code redis-server} of our own, on a free port that only this computer can reach. It
 * writes every change to a file, so that it still knows everything when it comes back. Not
 * thread-safe.
 */
public final class RedisProcess implements AutoCloseable {
  /** The only address it listens on. */
  public static final String HOST = "127.0.0.1";

  private static final Logger log = LoggerFactory.getLogger(RedisProcess.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path home;
  private final Path program;
  private int port;
  private volatile Process process; // a shutdown hook may close

  private RedisProcess(Path home) throws IOException {
    this.home = home;
    this.program = ExecutableProvider.newJarResourceProvider(home.toFile()).get().toPath();
    this.port = freePort();
    this.process = launch();
  }

  /**
   * Starts one.
   *
   * @throws IOException if it cannot be started on this computer
   */
  public static RedisProcess start() throws IOException {
    RedisProcess redis = new RedisProcess(Files.createTempDirectory("school-redis-"));
    log.info("Redis runs on port {} as process {}", redis.port, redis.pid());
    return redis;
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /** Kills it. Its port refuses connections from then on. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Starts it again after {@link #kill()}, on the same port and with what it knew. */
  public void restart() throws IOException {
    process = launch();
  }

  /** Moves it to another port, as fast as it can stop and start. */
  public void moveTo(int otherPort) throws IOException {
    kill();
    port = otherPort;
    restart();
  }

  /** Freezes it: the system still accepts connections and bytes for it, but nobody answers. */
  public void freeze() throws IOException {
    signal("STOP");
  }

  /** Ends {@link #freeze()}. */
  public void thaw() throws IOException {
    signal("CONT");
  }

  @Override
  public void close() throws IOException {
    kill();
    FileSystemUtils.deleteRecursively(home);
  }

  /** A port nobody listens on at the moment. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  private Process launch() throws IOException {
    Process launched =
        new ProcessBuilder(
                program.toString(),
                "--bind " + HOST,
                "--port " + port,
                "--dir " + home,
                "--appendonly yes",
                "--loglevel warning",
                "--logfile redis.log")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    awaitAnswer(launched);
    return launched;
  }

  private void awaitAnswer(Process launched) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (!launched.isAlive() || System.nanoTime() > end) {
        launched.destroyForcibly();
        throw new IOException(
            "redis-server did not start; use one of your own with --spring.data.redis.host=...");
      }
      pause(launched);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(HOST, port), 500);
      socket.setSoTimeout(500);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII)
          .equals("+PONG");
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void pause(Process launched) throws IOException {
    try {
      launched.waitFor(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while redis-server starts", interrupted);
    }
  }

  private void signal(String name) throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid()).start();
    if (shell.onExit().join().exitValue() != 0) {
      throw new IOException("cannot send SIG" + name + " to process " + pid());
    }
  }
}
