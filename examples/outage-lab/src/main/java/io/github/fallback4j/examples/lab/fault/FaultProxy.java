package io.github.fallback4j.examples.lab.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a server on this computer, and can refuse, be mute or be slow. Safe
 * for use by many threads.
 */
final class FaultProxy implements AutoCloseable {
  private final InetSocketAddress address;
  private final int server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Socket> muted = ConcurrentHashMap.newKeySet();
  private volatile boolean mute;
  private volatile long delayMillis;
  private @Nullable ServerSocket clients; // guarded by this
  private @Nullable Thread accepting; // guarded by this

  /**
   * Starts a fault proxy.
   *
   * @param port where clients find it
   * @param server port of the server behind it
   */
  FaultProxy(int port, int server) throws IOException {
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.server = server;
    listen();
  }

  /** Nobody listens any more, and connections there are get closed. */
  synchronized void refuse() throws IOException {
    if (clients != null && accepting != null) {
      clients.close();
      awaitEnd(accepting);
      clients = null;
    }
    hangUp(open);
  }

  /** Takes what it is sent, and hands on nothing either way. */
  void fallSilent() {
    mute = true;
  }

  /** Holds back each answer; zero for none. */
  void delay(Duration time) {
    delayMillis = time.toMillis();
  }

  /** Closes all connections; new ones may be opened. */
  void disconnect() {
    hangUp(open);
  }

  /** Removes all faults of the proxy. Connections that have lost something are closed. */
  synchronized void heal() throws IOException {
    mute = false;
    delayMillis = 0;
    hangUp(muted);
    if (clients == null) {
      listen();
    }
  }

  @Override
  public void close() throws IOException {
    refuse();
  }

  private synchronized void listen() throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(address, 1_000);
    clients = socket;
    accepting = run(() -> accept(socket));
  }

  /** The port is taken until then. */
  private static void awaitEnd(Thread thread) throws IOException {
    try {
      thread.join();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private void accept(ServerSocket socket) throws IOException {
    while (true) {
      Socket client = socket.accept();
      Socket upstream = new Socket();
      open.add(client);
      open.add(upstream);
      try {
        upstream.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server), 1_000);
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        run(() -> pump(client, upstream, false));
        run(() -> pump(upstream, client, true));
      } catch (IOException refused) {
        hangUp(client, upstream);
      }
    }
  }

  private void pump(Socket from, Socket to, boolean answers) throws IOException {
    byte[] bytes = new byte[16_384];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        if (answers && delayMillis > 0) {
          Thread.sleep(delayMillis);
        }
        if (mute) {
          muted.add(from);
          muted.add(to);
        } else {
          out.write(bytes, 0, count);
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } finally {
      hangUp(from, to);
    }
  }

  /** As hard as can be: what is on its way is lost. */
  private static void hangUp(Set<Socket> sockets) {
    for (Socket socket : sockets) {
      try (socket) {
        socket.setSoLinger(true, 0);
      } catch (IOException closed) {
        // As it should be.
      }
    }
    sockets.clear();
  }

  private void hangUp(Socket one, Socket other) throws IOException {
    try (one;
        other) {
      open.remove(one);
      open.remove(other);
      muted.remove(one);
      muted.remove(other);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static Thread run(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException hungUp) {
                // One side is gone; the other has been told by closing its socket.
              }
            },
            "lab-proxy");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
