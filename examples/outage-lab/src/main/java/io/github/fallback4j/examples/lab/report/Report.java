package io.github.fallback4j.examples.lab.report;

import io.github.fallback4j.examples.lab.Scenario;
import io.github.fallback4j.examples.lab.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table and the charts of all runs whose records are in a directory. */
public final class Report {
  /** How the record of a run ends. */
  public static final String RECORD = ".csv.gz";

  private static final Comparator<RawRun> ORDER =
      Comparator.comparing((RawRun run) -> run.scenario().fault())
          .thenComparing(run -> run.scenario().phases().fault())
          .thenComparing(Comparator.comparing((RawRun run) -> run.scenario().rate()).reversed())
          .thenComparing(run -> run.scenario().protection())
          .thenComparing(run -> run.scenario().seed());

  private final List<RawRun> runs;

  private Report(List<RawRun> runs) {
    this.runs = runs;
  }

  /** Reads all records in a directory. */
  public static Report of(Path directory) throws IOException {
    List<RawRun> runs = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(path -> path.toString().endsWith(RECORD)).toList()) {
        runs.add(RawRun.read(file));
      }
    }
    return new Report(runs.stream().sorted(ORDER).toList());
  }

  /** The tables, in Markdown. */
  public String tables() {
    Table outages = OutageRow.table();
    Table overloads = OverloadRow.table();
    for (List<RawRun> group : groups(run -> condition(run) + run.scenario().protection())) {
      if (group.get(0).scenario().fault() == Fault.OVERLOAD) {
        new OverloadRow(group).addTo(overloads);
      } else {
        new OutageRow(group).addTo(outages);
      }
    }
    StringBuilder text = new StringBuilder();
    if (!outages.isEmpty()) {
      text.append(
          "Of each figure that of the worst run; success over all runs. ✓ within its bound,");
      text.append(" ✗ not.\n\n").append(outages).append("\n");
    }
    if (!overloads.isEmpty()) {
      text.append("Four times the load that there is room for.\n\n").append(overloads).append("\n");
    }
    return text + origin();
  }

  private String origin() {
    String machines =
        runs.stream().map(RawRun::machine).distinct().collect(Collectors.joining("; "));
    String seeds =
        runs.stream()
            .map(run -> "" + run.scenario().seed())
            .distinct()
            .collect(Collectors.joining(", "));
    return "Seeds %s. %s. That requests were sent late counts as theirs.\n"
        .formatted(seeds, machines);
  }

  /** A picture for each fault, by the name of its file. */
  public Map<String, String> charts() {
    Map<String, String> charts = new LinkedHashMap<>();
    for (List<RawRun> group : groups(Report::condition)) {
      Map<String, RawRun> first = new TreeMap<>(Comparator.reverseOrder());
      group.forEach(run -> first.putIfAbsent(run.scenario().protection().label(), run));
      charts.put(condition(group.get(0)) + ".svg", new Chart(inOrder(first.values())).svg());
    }
    return charts;
  }

  /** Writes tables and charts beside the records. */
  public void write(Path directory) throws IOException {
    Files.writeString(directory.resolve("report.md"), tables());
    for (Map.Entry<String, String> chart : charts().entrySet()) {
      Files.writeString(directory.resolve(chart.getKey()), chart.getValue());
    }
  }

  private static List<RawRun> inOrder(Collection<RawRun> runs) {
    return runs.stream().sorted(ORDER).toList();
  }

  /** What runs of different protections have in common. */
  private static String condition(RawRun run) {
    Scenario scenario = run.scenario();
    return "%s-%ds-%d"
        .formatted(scenario.fault().label(), scenario.phases().fault(), scenario.rate());
  }

  private Collection<List<RawRun>> groups(Function<RawRun, String> key) {
    return runs.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
        .values();
  }
}
