package io.github.fallback4j.examples.lab.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Random;

/** All that the application depends on, and what can be done to it. */
public final class Surroundings implements AutoCloseable {
  /** Below the ports that systems give to clients, so that none takes ours while it is closed. */
  private static final int FIRST_PORT = 20_000;

  private static final int PORTS = 10_000;

  private final Upstream upstream;
  private final Names names;
  private final int port;
  private final FaultProxy proxy;

  /**
   * Starts them, all well.
   *
   * @param directory where the hosts file is kept
   * @param seed for what is random in them
   */
  public Surroundings(Path directory, long seed) throws IOException {
    upstream = new Upstream(seed);
    names = new Names(directory.resolve("hosts"));
    port = freePort();
    proxy = new FaultProxy(port, upstream.port());
  }

  static int freePort() throws IOException {
    Random random = new Random();
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = FIRST_PORT + random.nextInt(PORTS);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException taken) {
        // The next may be free.
      }
    }
    throw new IOException("no free port found from " + FIRST_PORT + " on");
  }

  /** Where lessons are; nothing ever goes wrong there. */
  public String lessons() {
    return "http://127.0.0.1:" + upstream.port();
  }

  /** Where the ranking is. */
  public String ranking() {
    return "http://" + Names.RANKING + ":" + port;
  }

  /** The file from which the application shall take its names. */
  public Path hosts() {
    return names.file();
  }

  void refuse() throws IOException {
    proxy.refuse();
  }

  void fallSilent() {
    proxy.fallSilent();
  }

  /** Answers take ten times as long. */
  void slow() {
    proxy.delay(Upstream.RANKING_TAKES.multipliedBy(9));
  }

  void errors(double share) {
    upstream.errors(share);
  }

  void garble() {
    upstream.garble();
  }

  /** Its name is not known any more; connections end, as they do when something has moved. */
  void forgetName() throws IOException {
    names.forget();
    proxy.disconnect();
  }

  /** Everything is well again. */
  public void heal() throws IOException {
    names.remember();
    upstream.heal();
    proxy.heal();
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    upstream.close();
  }
}
