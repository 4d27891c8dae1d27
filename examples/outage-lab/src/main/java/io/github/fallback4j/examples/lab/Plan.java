package io.github.fallback4j.examples.lab;

import static io.github.fallback4j.examples.lab.Protection.FALLBACK4J;
import static io.github.fallback4j.examples.lab.Protection.NONE;
import static io.github.fallback4j.examples.lab.fault.Fault.BLACK_HOLE;
import static io.github.fallback4j.examples.lab.fault.Fault.OVERLOAD;
import static io.github.fallback4j.examples.lab.fault.Fault.PAUSES;
import static io.github.fallback4j.examples.lab.fault.Fault.REFUSED;

import io.github.fallback4j.examples.lab.fault.Fault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The runs that were asked for, in the order in which they are made. */
final class Plan {
  private static final Set<Fault> OUTAGES = EnumSet.complementOf(EnumSet.of(PAUSES, OVERLOAD));
  private static final int RATE = 100;

  private final Options options;
  private final List<Scenario> scenarios = new ArrayList<>();

  private Plan(Options options) {
    this.options = options;
  }

  static List<Scenario> of(Options options) {
    Plan plan = new Plan(options);
    for (int run = 0; run < options.runs(); run++) {
      plan.add(options.seed() + run);
    }
    return plan.scenarios;
  }

  private void add(long seed) {
    switch (options.form()) {
      case FULL -> full(seed);
      case QUICK -> quick(seed);
      case OVERLOAD -> {
        add(OVERLOAD, NONE, RATE, new Phases(30, 15, 60, 60), seed);
        add(OVERLOAD, FALLBACK4J, RATE, new Phases(30, 15, 60, 60), seed);
      }
      case ENDURANCE -> {
        int seconds = options.minutes() * 60;
        add(PAUSES, FALLBACK4J, RATE, new Phases(30, 15, seconds, 15), seed);
        add(BLACK_HOLE, FALLBACK4J, RATE, new Phases(30, 15, seconds / 6, 40), seed);
      }
      case REPORT -> {}
    }
  }

  private void full(long seed) {
    for (Fault fault : OUTAGES) {
      Phases phases =
          switch (fault) {
            case FEW_ERRORS -> new Phases(20, 10, 60, 5);
            case FLAPPING -> new Phases(20, 10, 300, 5);
            default -> new Phases(20, 10, 20, 32);
          };
      for (Protection protection : Protection.values()) {
        add(fault, protection, RATE, phases, seed);
      }
    }
    for (Protection protection : Protection.values()) {
      add(REFUSED, protection, 1, new Phases(20, 10, 20, 32), seed);
      add(BLACK_HOLE, protection, 1, new Phases(20, 10, 20, 32), seed);
    }
  }

  private void quick(long seed) {
    add(BLACK_HOLE, NONE, RATE, new Phases(10, 6, 10, 21), seed);
    for (Fault fault : OUTAGES) {
      boolean partial = fault == Fault.FEW_ERRORS || fault == Fault.FLAPPING;
      Phases phases = partial ? new Phases(10, 6, 20, 5) : new Phases(10, 6, 10, 21);
      add(fault, FALLBACK4J, RATE, phases, seed);
    }
    add(OVERLOAD, FALLBACK4J, RATE, new Phases(10, 5, 15, 20), seed);
  }

  private void add(Fault fault, Protection protection, int rate, Phases phases, long seed) {
    boolean faultAsked = options.faults().isEmpty() || options.faults().contains(fault);
    boolean protectionAsked =
        options.protections().isEmpty() || options.protections().contains(protection);
    if (faultAsked && protectionAsked) {
      scenarios.add(new Scenario(fault, protection, rate, phases, seed));
    }
  }
}
