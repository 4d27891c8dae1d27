package io.github.fallback4j.examples.school.demo.outage;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.examples.school.demo.DatabaseProcess;
import io.github.fallback4j.examples.school.demo.RedisProcess;
import io.github.fallback4j.examples.school.demo.outage.RankingPlay.RankingSeen;
import io.github.fallback4j.examples.school.demo.outage.RegionPlay.RegionSeen;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
 * page was answered that could be. {@code --demo=killed} plays only one, {@code --demo=killed,flag}
 * two.
 */
@Component
@ConditionalOnProperty("demo")
class OutageDemo {
  static final int PER_SECOND = 100;

  private final Dependencies dependencies;
  private final ObjectProvider<RedisProcess> redis;
  private final ObjectProvider<DatabaseProcess> tokyo;
  private final LoggingSystem logging;
  private final Environment environment;
  private final List<String> wanted;

  OutageDemo(
      Dependencies dependencies,
      ObjectProvider<RedisProcess> redis,
      ObjectProvider<DatabaseProcess> tokyo,
      LoggingSystem logging,
      Environment environment,
      @Value("${demo}") List<String> wanted) {
    this.dependencies = dependencies;
    this.redis = redis;
    this.tokyo = tokyo;
    this.logging = logging;
    this.environment = environment;
    this.wanted = wanted;
  }

  @EventListener
  void play(ApplicationReadyEvent ready) throws IOException, InterruptedException {
    logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF); // the timeline tells it
    boolean passed = playAll();
    System.exit(SpringApplication.exit(ready.getApplicationContext(), () -> passed ? 0 : 1));
  }

  private boolean playAll() throws IOException, InterruptedException {
    URI school = URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port"));
    Timeline timeline = new Timeline(System.out);
    try (Outages outages = new Outages(own(redis), own(tokyo), new Operator(school));
        Visitors visitors = new Visitors(school, PER_SECOND)) {
      List<Outage> chosen = choose(outages.all());
      timeline.title("One visitor reads page after page until the school is warm");
      Tally warmUp = visitors.warmUp();
      timeline.tally("warming up", warmUp);
      visitors.arrive();
      List<RankingSeen> rankings = new ArrayList<>();
      List<RegionSeen> regions = new ArrayList<>();
      for (Outage outage : chosen) {
        Stage stage = new Stage(visitors, timeline);
        switch (outage.what()) {
          case RANKING -> rankings.add(new RankingPlay(outage, dependencies, stage).play());
          case TOKYO -> regions.add(new RegionPlay(outage, dependencies, stage).play());
        }
      }
      return report(timeline, warmUp, rankings, regions);
    }
  }

  private static boolean report(
      Timeline timeline, Tally warmUp, List<RankingSeen> rankings, List<RegionSeen> regions) {
    if (!rankings.isEmpty()) {
      timeline.rankings(rankings);
    }
    if (!regions.isEmpty()) {
      timeline.regions(regions);
    }
    List<Seen> plays = Stream.<Seen>concat(rankings.stream(), regions.stream()).toList();
    List<Tally> tallies = new ArrayList<>(List.of(warmUp));
    plays.forEach(seen -> tallies.add(seen.visits()));
    int avoidable = warmUp.failed() + plays.stream().mapToInt(Seen::avoidable).sum();
    timeline.close(Tally.sum(tallies), avoidable);
    return avoidable == 0;
  }

  private static <T> T own(ObjectProvider<T> victim) {
    T own = victim.getIfAvailable();
    if (own == null) {
      throw new IllegalStateException(
          "--demo breaks Redis and a database, and does that only to those it starts: run it"
              + " without spring.data.redis.*, spring.datasource.url and school.osaka.url, and with"
              + " the profile 'demo'");
    }
    return own;
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
