package io.github.fallback4j.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names an engine among the instances of its application: {@code school@pod-7:1}. Where a process
 * has several engines of one application, a number follows: {@code school@pod-7:1-2}.
 *
 * <p>Which names a process has taken is written into its system properties. They are all that
 * engines share whose classes came by different loaders, as those of several web applications do.
 */
final class InstanceName implements AutoCloseable {
  private static final String TAKEN = "io.github.fallback4j.instance.";

  /** Tells the host without a look-up by name, which can take seconds. */
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private final String name;

  /** Tells who took the name; empty if nobody needs to. */
  private final String token;

  private InstanceName(String name, String token) {
    this.name = name;
    this.token = token;
  }

  /** A name that people chose is taken as it is. */
  static InstanceName chosen(String name) {
    return new InstanceName(name, "");
  }

  /** The name of the next engine of an application in this process. */
  static InstanceName next(String application) {
    String plain = application + "@" + host() + ":" + ProcessHandle.current().pid();
    Properties process = System.getProperties();
    String token = UUID.randomUUID().toString();
    String name = plain;
    for (int number = 2; process.putIfAbsent(TAKEN + name, token) != null; number++) {
      name = plain + "-" + number;
    }
    return new InstanceName(name, token);
  }

  private static String host() {
    String host = firstSet(System.getenv("HOSTNAME"), System.getenv("COMPUTERNAME"));
    return host == null ? ownHost() : host;
  }

  private static @Nullable String firstSet(@Nullable String one, @Nullable String other) {
    return one != null && !one.isBlank() ? one : other != null && !other.isBlank() ? other : null;
  }

  private static String ownHost() {
    try {
      return Files.isReadable(HOST_NAME)
          ? Files.readString(HOST_NAME).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException unknown) {
      return "localhost";
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** Leaves the name to others; may be called again when another has it. */
  @Override
  public void close() {
    System.getProperties().remove(TAKEN + name, token);
  }
}
