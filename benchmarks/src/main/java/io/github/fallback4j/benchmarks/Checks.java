package io.github.fallback4j.benchmarks;

import java.util.concurrent.Callable;

/** Keeps a case from measuring something else than it says. */
final class Checks {
  /** How many calls a case makes before and after it is measured to prove what it does. */
  static final int CALLS = 300;

  private Checks() {}

  /** Makes calls, and fails unless each answers as expected. */
  static void answers(String expected, Callable<String> call) {
    for (int i = 0; i < CALLS; i++) {
      try {
        equal(expected, call.call(), "answer");
      } catch (Exception thrown) {
        throw new IllegalStateException("a call threw", thrown);
      }
    }
  }

  static void equal(Object expected, Object actual, String what) {
    if (!expected.equals(actual)) {
      throw new IllegalStateException(what + ": expected " + expected + ", but was " + actual);
    }
  }
}
