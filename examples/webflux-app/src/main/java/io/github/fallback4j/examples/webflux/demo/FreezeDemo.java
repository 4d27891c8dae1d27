package io.github.fallback4j.examples.webflux.demo;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Status;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.stereotype.Component;

/**
 * With {@code --demo} the community freezes and thaws while visitors come, and the school ends:
 * with exit code 0 if every request was answered with a lesson, nothing blocked an event loop, and
 * all came back by itself.
 */
@Component
@ConditionalOnProperty("demo")
class FreezeDemo {
  private static final Duration EACH_VISIT = Duration.ofMillis(20);
  private static final Duration CALM = Duration.ofSeconds(8);
  private static final Duration OUTAGE = Duration.ofSeconds(12);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Dependencies dependencies;
  private final Service community;
  private final ReactorResourceFactory reactor;
  private final LoggingSystem logging;
  private final Environment environment;

  FreezeDemo(
      Dependencies dependencies,
      Service communityService,
      ReactorResourceFactory reactor,
      LoggingSystem logging,
      Environment environment) {
    this.dependencies = dependencies;
    this.community = communityService;
    this.reactor = reactor;
    this.logging = logging;
    this.environment = environment;
  }

  @EventListener
  void play(ApplicationReadyEvent ready) throws InterruptedException {
    BlockingCalls blocking = BlockingCalls.watch();
    logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF); // the report tells it
    URI school = URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port"));
    boolean passed;
    try (Lateness lateness = Lateness.of(reactor.getLoopResources());
        Visitors visitors = new Visitors(school)) {
      passed = play(visitors, new Report(System.out, blocking, lateness));
    }
    System.exit(SpringApplication.exit(ready.getApplicationContext(), () -> passed ? 0 : 1));
  }

  private boolean play(Visitors visitors, Report report) throws InterruptedException {
    visitors.enter(report.begin("warming up"));
    visitors.warmUp();
    visitors.arrive(EACH_VISIT);
    await(() -> isEvery(Status.NORMAL));
    visitors.enter(report.begin("healthy"));
    Thread.sleep(CALM.toMillis());

    Phase frozen = report.begin("frozen");
    visitors.enter(frozen);
    community.freeze();
    await(() -> frozen.firstPage(false) != null);
    report.note(frozen.firstPage(false), "the first page comes without the community");
    boolean skipped = await(() -> isEvery(Status.DEGRADED));
    report.note(frozen.age(), "no call waits for it any more");
    Thread.sleep(Math.max(0, OUTAGE.minus(frozen.age()).toMillis()));

    Phase thawed = report.begin("thawed");
    visitors.enter(thawed);
    community.thaw();
    await(() -> thawed.firstPage(true) != null);
    report.note(thawed.firstPage(true), "the first page comes with everything");
    boolean back = await(() -> isEvery(Status.NORMAL));
    report.note(thawed.age(), "every call goes through again");

    visitors.enter(report.begin("well again"));
    Thread.sleep(CALM.toMillis());
    return report.close() && skipped && back;
  }

  private boolean isEvery(Status status) {
    return Stream.of("ranking", "recommendations")
        .allMatch(id -> dependencies.get(id).state().status() == status);
  }

  private static boolean await(BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > LONGEST_WAIT.toNanos()) {
        return false;
      }
      Thread.sleep(2);
    }
    return true;
  }
}
