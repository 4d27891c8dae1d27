package io.github.fallback4j.examples.school.demo.outage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a client and a server on this computer and holds back the server's answers.
 * Thread-safe.
 */
final class DelayingProxy implements AutoCloseable {
  private final ServerSocket clients;
  private final int server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private Duration delay = Duration.ZERO; // guarded by this

  private DelayingProxy(ServerSocket clients, int server) {
    this.clients = clients;
    this.server = server;
  }

  /**
   * Starts a delaying proxy.
   *
   * @param port where clients find it
   * @param server port of the server behind it
   * @throws IOException if the port is taken
   */
  static DelayingProxy start(int port, int server) throws IOException {
    ServerSocket clients = new ServerSocket();
    clients.setReuseAddress(true);
    clients.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    DelayingProxy proxy = new DelayingProxy(clients, server);
    run(proxy::accept);
    return proxy;
  }

  /** Holds back each answer from now on; zero lets go at once what is being held. */
  synchronized void delay(Duration time) {
    delay = time;
    notifyAll();
  }

  @Override
  public void close() throws IOException {
    clients.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = clients.accept();
      Socket upstream = new Socket();
      open.add(client);
      open.add(upstream);
      try {
        upstream.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server), 1_000);
        run(() -> pump(client, upstream, false));
        run(() -> pump(upstream, client, true));
      } catch (IOException refused) {
        hangUp(client, upstream);
      }
    }
  }

  private void pump(Socket from, Socket to, boolean held) throws IOException {
    byte[] bytes = new byte[16_384];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        if (held) {
          hold();
        }
        out.write(bytes, 0, count);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } finally {
      hangUp(from, to);
    }
  }

  private synchronized void hold() throws InterruptedException {
    long since = System.nanoTime();
    long left = delay.toMillis();
    while (left > 0) {
      wait(left);
      left = delay.toMillis() - (System.nanoTime() - since) / 1_000_000;
    }
  }

  private void hangUp(Socket one, Socket other) throws IOException {
    try (one;
        other) {
      open.remove(one);
      open.remove(other);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void run(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException hungUp) {
                // One side is gone; the other has been told by closing its socket.
              }
            },
            "school-proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
