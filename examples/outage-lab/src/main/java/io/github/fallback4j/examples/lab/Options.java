package io.github.fallback4j.examples.lab;

import io.github.fallback4j.examples.lab.fault.Fault;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What was asked for on the command line.
 *
 * @param form which runs
 * @param runs how many of each, with seeds that follow each other
 * @param seed the first of these seeds
 * @param faults only these; empty for all of the form
 * @param protections only these; empty for all of the form
 * @param minutes how long an endurance run is
 * @param out where results are kept
 */
record Options(
    Form form,
    int runs,
    long seed,
    List<Fault> faults,
    List<Protection> protections,
    int minutes,
    Path out) {

  /** Which scenarios are run. */
  enum Form {
    /** Each fault with each protection. */
    FULL,
    /** Each fault once, in less than ten minutes altogether. */
    QUICK,
    /** Four times the load there is room for. */
    OVERLOAD,
    /** A long time without any fault but pauses of the process, and a long black hole. */
    ENDURANCE,
    /** None: only the report of what is kept. */
    REPORT
  }

  private static final Set<String> KNOWN =
      Set.of(
          "quick", "overload", "endurance", "report", "runs", "seed", "fault", "protection", "out");

  static final String USAGE =
      """
      --quick                  each fault once, less than 10 minutes
      --overload               four times the load there is room for
      --endurance[=MINUTES]    an hour (60) with pauses of the process; a black hole for a sixth of it
      --report                 only tables and charts of what is kept
      (none of these)          each fault with each protection
      --runs=N                 how many of each; 1
      --seed=N                 the first seed; 1
      --fault=A,B              only these: refused, black-hole, slow, half-errors, few-errors,
                               malformed, flapping, dns
      --protection=A,B         only these: none, resilience4j, fallback4j
      --out=DIRECTORY          where results are kept; outage-lab-results
      What is kept already is not run again.
      """;

  /**
   * Parses the command-line arguments.
   *
   * @throws IllegalArgumentException if one is not known, or its value is not understood; the
   *     message names it
   */
  static Options of(String... arguments) {
    Map<String, String> given = new HashMap<>();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      String name = parts[0].startsWith("--") ? parts[0].substring(2) : "";
      if (!KNOWN.contains(name)) {
        throw new IllegalArgumentException("'" + argument + "' is not an option:\n" + USAGE);
      }
      given.put(name, parts.length == 2 ? parts[1] : "");
    }
    return new Options(
        form(given.keySet()),
        number(given, "runs", 1),
        number(given, "seed", 1),
        list(given, "fault", Fault::labelled),
        list(given, "protection", Options::protection),
        given.getOrDefault("endurance", "").isEmpty() ? 60 : number(given, "endurance", 60),
        Path.of(given.getOrDefault("out", "outage-lab-results")));
  }

  private static Form form(Set<String> given) {
    List<Form> forms =
        Arrays.stream(Form.values())
            .filter(form -> given.contains(form.name().toLowerCase(Locale.ROOT)))
            .toList();
    if (forms.size() > 1) {
      throw new IllegalArgumentException("choose one of " + forms + ", not several");
    }
    return forms.isEmpty() ? Form.FULL : forms.get(0);
  }

  private static int number(Map<String, String> given, String name, int otherwise) {
    String text = given.getOrDefault(name, "" + otherwise);
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(
          "--" + name + " is '" + text + "': write a number from 1 on");
    }
    return Integer.parseInt(text);
  }

  private static Protection protection(String label) {
    return Arrays.stream(Protection.values())
        .filter(protection -> protection.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no protection '"
                        + label
                        + "': write none, resilience4j or fallback4j"));
  }

  private static <T> List<T> list(
      Map<String, String> given, String name, Function<String, T> element) {
    String text = given.getOrDefault(name, "");
    return text.isEmpty() ? List.of() : Arrays.stream(text.split(",")).map(element).toList();
  }
}
