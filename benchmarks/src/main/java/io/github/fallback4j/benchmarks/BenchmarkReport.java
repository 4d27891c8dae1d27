package io.github.fallback4j.benchmarks;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures every case and prints two tables: what each costs, and what came of the bounds. It
 * promises nothing: a bound that is not met is printed, and the exit status is 0.
 *
 * <p>Each round starts each case once in a JVM of its own. The full form runs five rounds, {@code
 * --quick} one. Other arguments go to JMH as they are.
 */
public final class BenchmarkReport {
  private static final String QUICK = "--quick";
  private static final int ROUNDS = 5;
  private static final TimeValue ITERATION = TimeValue.milliseconds(200);
  private static final int WARM_UPS = 10;
  private static final int ITERATIONS = 10;

  private BenchmarkReport() {}

  public static void main(String[] args) throws Exception {
    List<String> arguments = Arrays.asList(args);
    if (arguments.isEmpty() || arguments.equals(List.of(QUICK))) {
      report(arguments.isEmpty() ? ROUNDS : 1);
    } else {
      org.openjdk.jmh.Main.main(args);
    }
  }

  private static void report(int rounds) throws RunnerException {
    Report report = new Report(System.out);
    report.line("%s, %s", Machine.describe(), now());
    report.line("");
    String loadBefore = Machine.load();
    Registration registration = Registration.measure();
    Measurements measured = measure(rounds);
    report.cases(measured);
    report.bounds(Bound.all(measured, registration));
    report.registration(registration);
    report.line(
        "%d %s of one fork per case, %d warm-ups and %d iterations of %s; finished %s; load %s at"
            + " the start and %s at the end.",
        rounds,
        rounds == 1 ? "round" : "rounds",
        WARM_UPS,
        ITERATIONS,
        ITERATION,
        now(),
        loadBefore,
        Machine.load());
  }

  private static Measurements measure(int rounds) throws RunnerException {
    List<Map<Case, Fork>> measured = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      Map<Case, Fork> forks = new EnumMap<>(Case.class);
      for (int threads = 1; threads <= 2; threads++) {
        System.err.printf("round %d of %d, %d threads%n", round, rounds, threads);
        measure(threads, forks);
      }
      measured.add(forks);
    }
    return new Measurements(measured);
  }

  private static void measure(int threads, Map<Case, Fork> forks) throws RunnerException {
    List<Case> cases =
        Arrays.stream(Case.values()).filter(each -> each.threads() == threads).toList();
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .threads(threads)
            .forks(1)
            .warmupIterations(WARM_UPS)
            .warmupTime(ITERATION)
            .measurementIterations(ITERATIONS)
            .measurementTime(ITERATION)
            .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseG1GC")
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuTime.class)
            .verbosity(VerboseMode.SILENT);
    cases.forEach(each -> options.include("^" + Pattern.quote(each.benchmark()) + "$"));
    for (RunResult result : new Runner(options.build()).run()) {
      cases.stream()
          .filter(each -> each.benchmark().equals(result.getParams().getBenchmark()))
          .forEach(each -> forks.put(each, Fork.of(result)));
    }
  }

  private static String now() {
    return DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ROOT)
        .format(ZonedDateTime.now(ZoneOffset.UTC));
  }
}
