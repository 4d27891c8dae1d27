package io.github.fallback4j.spring.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;

/** Names this process among those of the application: {@code school@pod-7:1}. */
final class InstanceName {
  private InstanceName() {}

  static String of(Environment environment) {
    String application = environment.getProperty("spring.application.name", "application");
    String host = environment.getProperty("HOSTNAME", "");
    return "%s@%s:%d"
        .formatted(application, host.isBlank() ? ownHost() : host, ProcessHandle.current().pid());
  }

  private static String ownHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unknown) {
      return "localhost";
    }
  }
}
