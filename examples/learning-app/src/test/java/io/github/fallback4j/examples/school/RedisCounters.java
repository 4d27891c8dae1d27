package io.github.fallback4j.examples.school;

import io.github.fallback4j.examples.school.demo.RedisProcess;
import io.github.fallback4j.examples.school.demo.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Redis has counted itself, without the connections and commands it took to ask.
 *
 * @param connections accepted so far
 * @param commands how often each command was called
 */
record RedisCounters(long connections, Map<String, Long> commands) {
  private static final Pattern CONNECTIONS = Pattern.compile("total_connections_received:(\\d+)");
  private static final Pattern CALLS = Pattern.compile("cmdstat_([^:]+):calls=(\\d+)");

  static RedisCounters of(RedisProcess redis) {
    try (Socket socket = new Socket(ServerProcess.HOST, redis.port())) {
      socket.setSoTimeout(5_000);
      socket
          .getOutputStream()
          .write("INFO stats\r\nINFO commandstats\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
      return parse(
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  RedisCounters since(RedisCounters before) {
    Map<String, Long> more = new TreeMap<>(commands);
    before.commands.forEach((name, calls) -> more.merge(name, -calls, Long::sum));
    more.keySet().removeAll(Set.of("info", "quit")); // how we ask
    more.values().removeIf(calls -> calls == 0);
    return new RedisCounters(connections - before.connections - 1, more);
  }

  long calls(String command) {
    return commands.getOrDefault(command, 0L);
  }

  private static RedisCounters parse(BufferedReader answer) throws IOException {
    long connections = 0;
    Map<String, Long> commands = new TreeMap<>();
    for (String line = answer.readLine(); line != null; line = answer.readLine()) {
      Matcher received = CONNECTIONS.matcher(line);
      Matcher called = CALLS.matcher(line);
      if (received.matches()) {
        connections = Long.parseLong(received.group(1));
      } else if (called.lookingAt()) {
        commands.put(called.group(1), Long.parseLong(called.group(2)));
      }
    }
    return new RedisCounters(connections, commands);
  }
}
