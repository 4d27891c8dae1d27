package io.github.fallback4j.examples.school.demo.outage;

/** What was seen of an outage. */
interface Seen {
  Outage outage();

  /** All lesson pages, before, during and after it. */
  Tally visits();

  /** How many of them failed that need not have. */
  int avoidable();
}
