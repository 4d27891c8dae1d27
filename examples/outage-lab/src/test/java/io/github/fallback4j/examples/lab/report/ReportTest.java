package io.github.fallback4j.examples.lab.report;

import static io.github.fallback4j.examples.lab.Protection.FALLBACK4J;
import static io.github.fallback4j.examples.lab.Protection.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.examples.lab.fault.Fault;
import io.github.fallback4j.examples.lab.load.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir private Path directory;

  private void keep(RawRun run) throws IOException {
    run.write(directory.resolve(run.scenario().name() + Report.RECORD));
  }

  /** The cells of the only row that begins so, without the spaces around them. */
  private String row(String begin) throws IOException {
    return Report.of(directory)
        .tables()
        .lines()
        .map(line -> line.replaceAll(" +", " "))
        .filter(line -> line.startsWith("| " + begin))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void withinBounds_isTicked() throws IOException {
    keep(
        new Made(Fault.REFUSED)
            .pages(0, 0.6, 50, Outcome.INSTEAD)
            .pages(0.6, 25, 5, Outcome.SKIPPED)
            .changed(0.5, "status", "DEGRADED")
            .run());

    assertThat(row("refused"))
        .isEqualTo(
            "| refused | fallback4j | 10 | 1 | 500 | 100.000 % ✓ | 50.0 / 50.0 / 50.0 |"
                + " 5.0 / 50.0 / 50.0 | 0.0 ms ✓ | 0.60 s ✓ | none ✓ | 5.00 s ✓ | 97.00 % |"
                + " 25.0 % ✓ | 1 | 4 | 0 ms |");
  }

  @Test
  void outsideBounds_isCrossed() throws IOException {
    keep(new Made(Fault.BLACK_HOLE).pages(0, 49, 2_000, Outcome.FAILED).underWay(200).run(NONE, 1));

    assertThat(row("black-hole"))
        .contains("2.000 % ✗", "1950.0 ms ✗", "– ✗", "19.90 s ✗", "not seen ✗", "200 ✗");
  }

  @Test
  void severalRuns_theWorstIsShownAndSuccessIsOfAll() throws IOException {
    keep(new Made(Fault.REFUSED).pages(0.2, 25, 5, Outcome.SKIPPED).run(FALLBACK4J, 1));
    keep(
        new Made(Fault.REFUSED)
            .pages(0.4, 22, 5, Outcome.SKIPPED)
            .pages(45, 46, 5, Outcome.FAILED)
            .run(FALLBACK4J, 2));

    assertThat(row("refused")).contains("| 2 | 1000 | 99.000 % ✗ |", "0.40 s ✓", "5.00 s ✓");
  }

  @Test
  void overload_hasATableOfItsOwn() throws IOException {
    keep(
        new Made(Fault.OVERLOAD)
            .pages(0, 20, 100, Outcome.SKIPPED)
            .changed(0.5, "level", 2.0)
            .changed(25, "level", 0.0)
            .run());

    assertThat(row("fallback4j"))
        .isEqualTo(
            "| fallback4j | 1 | 200 | 100.00 % ✓ | 100.0 / 100.0 | 0.00 s ✓ | 5.0 s ✓ | 0.06 ✓ |"
                + " 0 ms |");
  }

  @Test
  void machineWasBusyOtherwise_latestRequestIsShown() throws IOException {
    keep(new Made(Fault.FEW_ERRORS).run(FALLBACK4J, 1));
    keep(new Made(Fault.FEW_ERRORS).sentLate(30, 168).run(FALLBACK4J, 2));

    assertThat(row("few-errors")).endsWith("| 168 ms |");
  }

  @Test
  void seedsAndMachine_areNamed() throws IOException {
    keep(new Made(Fault.DNS).run(FALLBACK4J, 17));

    assertThat(Report.of(directory).tables()).contains("Seeds 17.", "a machine");
  }

  @Test
  void charts_areWellFormedPicturesWithALineForEachProtection() throws Exception {
    keep(new Made(Fault.SLOW).pages(0, 20, 5, Outcome.SKIPPED).run(FALLBACK4J, 1));
    keep(new Made(Fault.SLOW).pages(0, 20, 2_000, Outcome.FAILED).run(NONE, 1));

    Report.of(directory).write(directory);

    assertThat(directory.resolve("report.md")).content().contains("| slow");
    assertThat(directory.resolve("slow-20s-10.svg"))
        .content()
        .satisfies(
            svg ->
                DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))))
        .contains(">none<", ">fallback4j<")
        .doesNotContain("NaN", "Infinity", "-0 s");
  }
}
