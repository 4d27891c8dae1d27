package io.github.fallback4j.examples.school.demo.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DelayingProxyTest {
  private ServerSocket server;
  private DelayingProxy proxy;
  private Socket client;
  private Socket served;

  @BeforeEach
  void connectThroughTheProxy() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    int port = freePort();
    proxy = DelayingProxy.start(port, server.getLocalPort());
    client = new Socket(InetAddress.getLoopbackAddress(), port);
    client.setSoTimeout(5_000);
    served = server.accept();
    served.setSoTimeout(5_000);
  }

  @AfterEach
  void hangUp() throws IOException {
    client.close();
    served.close();
    proxy.close();
    server.close();
  }

  @Test
  void withoutDelayBytesPassBothWays() throws IOException {
    client.getOutputStream().write('?');
    assertThat(served.getInputStream().read()).isEqualTo('?');
    served.getOutputStream().write('!');
    assertThat(client.getInputStream().read()).isEqualTo('!');
  }

  @Test
  void answersAreHeldBackAndQuestionsAreNot() throws IOException {
    proxy.delay(Duration.ofMinutes(1));
    client.getOutputStream().write('?');
    assertThat(served.getInputStream().read()).isEqualTo('?');
    served.getOutputStream().write('!');
    client.setSoTimeout(50);

    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void whatIsHeldBackIsLetGoWhenTheDelayEnds() throws IOException {
    proxy.delay(Duration.ofMinutes(1));
    served.getOutputStream().write('!');

    proxy.delay(Duration.ZERO);

    assertThat(client.getInputStream().read()).isEqualTo('!');
  }

  @Test
  void whenTheServerHangsUpTheClientIsTold() throws IOException {
    served.close();

    assertThat(client.getInputStream().read()).isEqualTo(-1);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
