package io.github.fallback4j.examples.lab.app;

/** What the ranking calls, without any protection. */
interface RankingService {
  void ask();
}
