package io.github.fallback4j.examples.school.demo.outage;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.examples.school.demo.RedisProcess;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * With {@code --demo} the school plays outages on itself and ends: with exit code 0 if every lesson
 * page was answered. {@code --demo=killed} plays only one, {@code --demo=killed,flag} two.
 */
@Component
@ConditionalOnProperty("demo")
class OutageDemo {
  static final int PER_SECOND = 100;

  private final Dependencies dependencies;
  private final ObjectProvider<RedisProcess> redis;
  private final LoggingSystem logging;
  private final Environment environment;
  private final List<String> wanted;

  OutageDemo(
      Dependencies dependencies,
      ObjectProvider<RedisProcess> redis,
      LoggingSystem logging,
      Environment environment,
      @Value("${demo}") List<String> wanted) {
    this.dependencies = dependencies;
    this.redis = redis;
    this.logging = logging;
    this.environment = environment;
    this.wanted = wanted;
  }

  @EventListener
  void play(ApplicationReadyEvent ready) throws IOException, InterruptedException {
    logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR); // the timeline tells it
    boolean passed = playAll();
    System.exit(SpringApplication.exit(ready.getApplicationContext(), () -> passed ? 0 : 1));
  }

  private boolean playAll() throws IOException, InterruptedException {
    RedisProcess victim = redis.getIfAvailable();
    if (victim == null) {
      throw new IllegalStateException(
          "--demo breaks Redis, and does that only to the one it starts: run it without"
              + " spring.data.redis.* and with the profile 'demo'");
    }
    URI school = URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port"));
    Timeline timeline = new Timeline(System.out);
    List<Play.Seen> plays = new ArrayList<>();
    try (Outages outages = new Outages(victim, school);
        Visitors visitors = new Visitors(school, PER_SECOND)) {
      List<Outage> chosen = choose(outages.all());
      timeline.title("One visitor reads page after page until the school is warm");
      Tally warmUp = visitors.warmUp();
      timeline.tally("warming up", warmUp);
      visitors.arrive();
      for (Outage outage : chosen) {
        plays.add(new Play(outage, dependencies, visitors, timeline).play());
      }
      timeline.table(plays);
      List<Tally> tallies = new ArrayList<>(List.of(warmUp));
      plays.forEach(seen -> tallies.add(seen.visits()));
      Tally all = Tally.sum(tallies);
      timeline.close(all);
      return all.failed() == 0;
    }
  }

  private List<Outage> choose(List<Outage> all) {
    List<String> names = all.stream().map(Outage::name).toList();
    List<String> asked = wanted.stream().filter(name -> !name.isBlank()).toList();
    if (!names.containsAll(asked)) {
      throw new IllegalArgumentException("--demo=" + asked + " is unknown; there are " + names);
    }
    return asked.isEmpty()
        ? all
        : all.stream().filter(outage -> asked.contains(outage.name())).toList();
  }
}
