package io.github.fallback4j.examples.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
  private ServerSocket echo;
  private FaultProxy proxy;
  private int port;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread server = new Thread(this::serve);
    server.setDaemon(true);
    server.start();
    port = Surroundings.freePort();
    proxy = new FaultProxy(port, echo.getLocalPort());
  }

  /** Answers each byte with itself, one connection after the other. */
  private void serve() {
    try {
      while (true) {
        try (Socket client = echo.accept()) {
          client.getInputStream().transferTo(client.getOutputStream());
        } catch (SocketException reset) {
          if (echo.isClosed()) {
            return;
          }
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    echo.close();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static int ask(Socket socket) throws IOException {
    socket.getOutputStream().write('a');
    return socket.getInputStream().read();
  }

  private static boolean isClosedByPeer(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Test
  void well_handsOnBothWays() throws IOException {
    try (Socket socket = connect()) {
      assertThat(ask(socket)).isEqualTo('a');
    }
  }

  @Test
  void refuses_nobodyListensAndOpenConnectionsAreClosed() throws IOException {
    try (Socket socket = connect()) {
      ask(socket);
      proxy.refuse();

      assertThat(isClosedByPeer(socket)).isTrue();
      assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
    }
  }

  @Test
  void refusedAndHealed_handsOnAgain() throws IOException {
    proxy.refuse();
    proxy.heal();

    try (Socket socket = connect()) {
      assertThat(ask(socket)).isEqualTo('a');
    }
  }

  @Test
  void silent_takesConnectionsAndAnswersNothing() throws IOException {
    proxy.fallSilent();

    try (Socket socket = connect()) {
      socket.setSoTimeout(100);
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> ask(socket));
    }
  }

  @Test
  void healedAfterSilence_whatLostSomethingIsClosed() throws IOException {
    proxy.fallSilent();
    try (Socket socket = connect()) {
      socket.setSoTimeout(100);
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> ask(socket));
      proxy.heal();

      socket.setSoTimeout(10_000);
      assertThat(isClosedByPeer(socket)).isTrue();
    }
    try (Socket next = connect()) {
      assertThat(ask(next)).isEqualTo('a');
    }
  }

  @Test
  void slow_answersLater() throws IOException {
    proxy.delay(Duration.ofMillis(200));

    try (Socket socket = connect()) {
      long begin = System.nanoTime();
      assertThat(ask(socket)).isEqualTo('a');
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(190));
    }
  }
}
