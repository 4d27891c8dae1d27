package io.github.fallback4j.examples.lab.report;

import io.github.fallback4j.examples.lab.Phases;
import io.github.fallback4j.examples.lab.Protection;
import io.github.fallback4j.examples.lab.Scenario;
import io.github.fallback4j.examples.lab.fault.Fault;
import io.github.fallback4j.examples.lab.load.Outcome;
import io.github.fallback4j.examples.lab.load.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * All that was seen in a run. As a file: a line {@code #key=value} for each fact, {@code
 * !micros,what,now} for each change, {@code micros,page,late,took,outcome} for each request.
 *
 * @param scenario what was run
 * @param beganMicros when the fault began, in microseconds since the run did
 * @param endedMicros when it was over
 * @param mostUnderWay the most optional calls that were under way at once
 * @param machine where it ran, and when
 * @param changes what the application did by itself, in order
 * @param samples the requests, in the order in which they were to come
 */
public record RawRun(
    Scenario scenario,
    long beganMicros,
    long endedMicros,
    int mostUnderWay,
    String machine,
    List<Change> changes,
    List<Sample> samples) {

  /**
   * How late a request was sent, at most. Of more than a few milliseconds the machine is guilty.
   */
  double mostLateMillis() {
    return samples.stream().mapToLong(Sample::lateMicros).max().orElse(0) / 1e3;
  }

  /** Writes it as a whole, or not at all. */
  public void write(Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try (Writer writer = writer(unfinished);
        PrintWriter out = new PrintWriter(writer)) {
      Phases phases = scenario.phases();
      fact(out, "fault", scenario.fault());
      fact(out, "protection", scenario.protection());
      fact(out, "rate", scenario.rate());
      fact(out, "seed", scenario.seed());
      fact(out, "warmUp", phases.warmUp());
      fact(out, "healthy", phases.healthy());
      fact(out, "faulty", phases.fault());
      fact(out, "after", phases.after());
      fact(out, "began", beganMicros);
      fact(out, "ended", endedMicros);
      fact(out, "mostUnderWay", mostUnderWay);
      fact(out, "machine", machine);
      for (Change change : changes) {
        out.print("!" + change.atMicros() + "," + change.what() + "," + change.now() + "\n");
      }
      for (Sample sample : samples) {
        out.print(
            sample.atMicros()
                + ","
                + sample.page()
                + ","
                + sample.lateMicros()
                + ","
                + sample.tookMicros()
                + ","
                + sample.outcome()
                + "\n");
      }
      if (out.checkError()) {
        throw new IOException("could not write " + unfinished);
      }
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Writer writer(Path file) throws IOException {
    return new OutputStreamWriter(
        new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8);
  }

  private static void fact(PrintWriter out, String key, Object value) {
    out.print("#" + key + "=" + value + "\n");
  }

  /**
   * Reads a run from its file.
   *
   * @throws IOException if it is not there, or is not what {@link #write} wrote; names the file
   */
  public static RawRun read(Path file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return read(in);
    } catch (RuntimeException malformed) {
      throw new IOException(file + " is not the record of a run; delete it", malformed);
    }
  }

  private static RawRun read(BufferedReader in) throws IOException {
    Map<String, String> facts = new HashMap<>();
    List<Change> changes = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("#")) {
        String[] parts = line.substring(1).split("=", 2);
        facts.put(parts[0], parts[1]);
      } else if (line.startsWith("!")) {
        String[] parts = line.substring(1).split(",", 3);
        changes.add(new Change(Long.parseLong(parts[0]), parts[1], parts[2]));
      } else {
        String[] parts = line.split(",", 5);
        samples.add(
            new Sample(
                Long.parseLong(parts[0]),
                Boolean.parseBoolean(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Outcome.valueOf(parts[4])));
      }
    }
    return new RawRun(
        new Scenario(
            Fault.valueOf(facts.get("fault")),
            Protection.valueOf(facts.get("protection")),
            number(facts, "rate"),
            new Phases(
                number(facts, "warmUp"),
                number(facts, "healthy"),
                number(facts, "faulty"),
                number(facts, "after")),
            Long.parseLong(facts.get("seed"))),
        Long.parseLong(facts.get("began")),
        Long.parseLong(facts.get("ended")),
        number(facts, "mostUnderWay"),
        facts.get("machine"),
        List.copyOf(changes),
        List.copyOf(samples));
  }

  private static int number(Map<String, String> facts, String key) {
    return Integer.parseInt(facts.get(key));
  }
}
