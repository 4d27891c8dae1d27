package io.github.fallback4j.examples.lab;

import io.github.fallback4j.examples.lab.fault.Fault;
import io.github.fallback4j.examples.lab.fault.Surroundings;
import io.github.fallback4j.examples.lab.load.Generator;
import io.github.fallback4j.examples.lab.load.Sample;
import io.github.fallback4j.examples.lab.report.Change;
import io.github.fallback4j.examples.lab.report.RawRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs one scenario: starts all it takes, lets it go wrong, sees what happens. */
final class Run {
  /** Between what is set up and the first request that is measured. */
  private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final int MOST_EASING = 45;

  private final Scenario scenario;
  private final Path directory;
  private final Cores cores;

  /**
   * Creates the run of a scenario.
   *
   * @param directory where the application's log is written
   */
  Run(Scenario scenario, Path directory, Cores cores) {
    this.scenario = scenario;
    this.directory = directory;
    this.cores = cores;
  }

  RawRun run() throws IOException, InterruptedException {
    Path log = Files.createDirectories(directory).resolve(scenario.name() + ".log");
    try (Surroundings around = new Surroundings(directory, scenario.seed());
        AppProcess app = AppProcess.start(scenario, around, cores, log)) {
      Generator generator = new Generator(app.address());
      generator.send(scenario.warmUp().arrivals(), System.nanoTime());
      comeToEase(app, generator);
      if (scenario.fault() == Fault.OVERLOAD) {
        Calibration.of(app, generator);
      }
      app.resetTally();
      return measure(around, app, generator);
    }
  }

  private void comeToEase(AppProcess app, Generator generator)
      throws IOException, InterruptedException {
    for (int round = 0; !app.atEase(); round++) {
      if (round == MOST_EASING) {
        throw new IOException("the application drops something though all is well");
      }
      generator.send(scenario.easing().arrivals(), System.nanoTime());
    }
  }

  private RawRun measure(Surroundings around, AppProcess app, Generator generator)
      throws IOException, InterruptedException {
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    try {
      long beginMillis = System.currentTimeMillis() + TimeUnit.NANOSECONDS.toMillis(LEAD_NANOS);
      long beginNanos = System.nanoTime() + LEAD_NANOS;
      FaultTimer timer = new FaultTimer(scenario, around, app, beginNanos);
      timer.schedule(clock);
      List<Sample> samples = generator.send(scenario.schedule().arrivals(), beginNanos);
      timer.check();
      List<String> tally = app.tally().lines().toList();
      return new RawRun(
          scenario,
          timer.beganMicros(),
          timer.endedMicros(),
          Integer.parseInt(tally.get(0).split(" ")[2]),
          machine(),
          changes(tally, beginMillis),
          samples);
    } finally {
      clock.shutdownNow();
    }
  }

  private static List<Change> changes(List<String> tally, long beginMillis) {
    List<Change> changes = new ArrayList<>();
    for (String line : tally.subList(1, tally.size())) {
      String[] parts = line.split(" ");
      changes.add(new Change((Long.parseLong(parts[0]) - beginMillis) * 1_000, parts[1], parts[2]));
    }
    return changes;
  }

  private String machine() {
    return "%s %s, Java %s, %s, %s"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.version(),
            cores.description(),
            LocalDate.now(ZoneOffset.UTC));
  }
}
