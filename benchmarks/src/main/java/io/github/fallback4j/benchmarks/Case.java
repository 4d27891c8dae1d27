package io.github.fallback4j.benchmarks;

/** What is measured: a benchmark and how many threads share what it calls. */
enum Case {
  DIRECT("direct call", HealthyBenchmark.class, "direct", 1),
  FLAG("volatile flag and a branch", SkippedBenchmark.class, "volatileFlag", 1),
  SUPPLIER("the fallback alone", SkippedBenchmark.class, "supplier", 1),
  SUPPLIER_SHARED("the fallback alone", SkippedBenchmark.class, "supplier", 2),
  SUPPLIER_DEEP("the fallback alone, 64 frames deeper", SkippedBenchmark.class, "deepSupplier", 1),

  HEALTHY("**Fallback4j, healthy**", HealthyBenchmark.class, "fallback4j", 1),
  HEALTHY_SHARED("**Fallback4j, healthy**", HealthyBenchmark.class, "fallback4j", 2),
  R4J_HEALTHY("Resilience4j, healthy", HealthyBenchmark.class, "resilience4j", 1),
  R4J_HEALTHY_SHARED("Resilience4j, healthy", HealthyBenchmark.class, "resilience4j", 2),

  HEALTHY_ASYNC(
      "**Fallback4j, healthy, with a stage complete when returned**",
      HealthyBenchmark.class,
      "fallback4jAsync",
      1),
  LATER("a stage completed later, unguarded", HealthyBenchmark.class, "directLater", 1),
  HEALTHY_LATER(
      "**Fallback4j, healthy, with a stage completed later**",
      HealthyBenchmark.class,
      "fallback4jLater",
      1),
  ON_THIS_THREAD(
      "**Fallback4j, healthy**, median of single calls", OffloadBenchmark.class, "onThisThread", 1),
  OFFLOADED(
      "**Fallback4j, healthy, `enforce=offload`**, median of single calls",
      OffloadBenchmark.class,
      "offloaded",
      1),

  SKIPPED("**Fallback4j, skipped**", SkippedBenchmark.class, "fallback4j", 1),
  SKIPPED_SHARED("**Fallback4j, skipped**", SkippedBenchmark.class, "fallback4j", 2),
  SKIPPED_DEEP(
      "**Fallback4j, skipped, 64 frames deeper**", SkippedBenchmark.class, "deepFallback4j", 1),
  EMPTY_MONO("an empty `Mono`, subscribed", SkippedBenchmark.class, "emptyMono", 1),
  SKIPPED_MONO(
      "**Fallback4j, skipped, an empty `Mono` answers**",
      SkippedBenchmark.class,
      "fallback4jMono",
      1),
  R4J_OPEN("Resilience4j, forced open", SkippedBenchmark.class, "resilience4j", 1),
  R4J_OPEN_SHARED("Resilience4j, forced open", SkippedBenchmark.class, "resilience4j", 2),
  R4J_OPEN_DEEP(
      "Resilience4j, forced open, 64 frames deeper", SkippedBenchmark.class, "deepResilience4j", 1),
  R4J_OPEN_TRACELESS(
      "Resilience4j, forced open, no stack trace",
      SkippedBenchmark.class,
      "resilience4jWithoutStackTrace",
      1),
  R4J_OPEN_TRACELESS_SHARED(
      "Resilience4j, forced open, no stack trace",
      SkippedBenchmark.class,
      "resilience4jWithoutStackTrace",
      2),
  R4J_OPEN_TRACELESS_DEEP(
      "Resilience4j, forced open, no stack trace, 64 frames deeper",
      SkippedBenchmark.class,
      "deepResilience4jWithoutStackTrace",
      1),

  PROXY("Spring proxy, empty interceptor", SpringBenchmark.class, "emptyInterceptor", 1),
  ANNOTATED_HEALTHY(
      "**Fallback4j `@NonEssential`, healthy**", SpringBenchmark.class, "healthyFallback4j", 1),
  R4J_ANNOTATED_HEALTHY(
      "Resilience4j `@CircuitBreaker`, healthy", SpringBenchmark.class, "healthyResilience4j", 1),
  ANNOTATED_SKIPPED(
      "**Fallback4j `@NonEssential`, skipped**", SpringBenchmark.class, "skippedFallback4j", 1),
  R4J_ANNOTATED_OPEN(
      "Resilience4j `@CircuitBreaker`, forced open",
      SpringBenchmark.class,
      "skippedResilience4j",
      1);

  private final String label;
  private final Class<?> type;
  private final String method;
  private final int threads;

  Case(String label, Class<?> type, String method, int threads) {
    this.label = label;
    this.type = type;
    this.method = method;
    this.threads = threads;
  }

  String label() {
    return label;
  }

  int threads() {
    return threads;
  }

  /** The name JMH knows it by. */
  String benchmark() {
    return type.getName() + "." + method;
  }
}
