package io.github.fallback4j.examples.lab;

import io.github.fallback4j.examples.lab.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Makes the runs that were asked for, keeps what was seen, and reports. */
public final class OutageLab {
  private OutageLab() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      run(Options.of(arguments));
    } catch (IllegalArgumentException refused) {
      System.err.println(refused.getMessage());
      System.exit(2);
    }
    System.exit(0); // clients keep threads for a while
  }

  private static void run(Options options) throws IOException, InterruptedException {
    Path directory = Files.createDirectories(options.out());
    List<Scenario> scenarios = Plan.of(options);
    Cores cores = new Cores();
    for (int index = 0; index < scenarios.size(); index++) {
      Scenario scenario = scenarios.get(index);
      Path file = directory.resolve(scenario.name() + Report.RECORD);
      if (Files.exists(file)) {
        continue;
      }
      say("%d of %d: %s".formatted(index + 1, scenarios.size(), scenario.name()));
      try {
        new Run(scenario, directory, cores).run().write(file);
      } catch (IOException failed) {
        say("nothing kept of " + scenario.name() + ": " + failed.getMessage());
      }
    }
    Report report = Report.of(directory);
    report.write(directory);
    System.out.println(report.tables());
    say("report.md and charts are in " + directory.toAbsolutePath());
  }

  private static void say(String text) {
    System.out.println(LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS) + " " + text);
  }
}
