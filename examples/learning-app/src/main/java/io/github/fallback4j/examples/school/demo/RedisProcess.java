package io.github.fallback4j.examples.school.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** A process of a real {@code redis-server}. It writes every change to a file. */
public final class RedisProcess extends ServerProcess {
  private final Path program;

  private RedisProcess() throws IOException {
    super("Redis");
    this.program = ExecutableProvider.newJarResourceProvider(home().toFile()).get().toPath();
  }

  /**
   * Starts a Redis server.
   *
   * @throws IOException if it cannot be started on this computer
   */
  public static RedisProcess start() throws IOException {
    RedisProcess redis = new RedisProcess();
    redis.launch();
    return redis;
  }

  @Override
  List<String> command() {
    return List.of(
        program.toString(),
        "--bind " + HOST,
        "--port " + port(),
        "--dir " + home(),
        "--appendonly yes",
        "--loglevel warning",
        "--logfile redis.log");
  }

  @Override
  boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(HOST, port()), 500);
      socket.setSoTimeout(500);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII)
          .equals("+PONG");
    } catch (IOException notYet) {
      return false;
    }
  }
}
