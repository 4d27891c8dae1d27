package io.github.fallback4j.spring.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Criticality;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.engine.FallbackEngine;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** The samples of docs/annotations.md do what that page says. */
class AnnotationsPageTest {
  private final FallbackEngine dependencies =
      FallbackEngine.builder().environment(Map.of("FALLBACK_OFF", "*")).build();

  @AfterEach
  void close() {
    dependencies.close();
  }

  interface RankingClient {
    @GetExchange("/rankings/{room}")
    @NonEssential(value = "ranking", fallback = "noRanking")
    String ranking(@PathVariable String room);

    default String noRanking(String room) {
      return "The ranking of " + room + " is not available right now";
    }
  }

  interface Badges {
    @NonEssential(value = "badges", fallbackIn = LocalBadges.class)
    List<String> badges(String pupil);
  }

  record RemoteBadges() implements Badges {
    @Override
    public List<String> badges(String pupil) {
      return List.of("remote");
    }
  }

  record LocalBadges() implements Badges {
    @Override
    public List<String> badges(String pupil) {
      return List.of("local");
    }
  }

  @NonEssential(value = "", criticality = Criticality.DECORATIVE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Decorative {
    String value(); // the id: @Decorative("fireworks")
  }

  interface Fireworks {
    @Decorative("fireworks")
    void light();
  }

  @Test
  void defaultMethod_answers() {
    RankingClient client = dependencies.protect(RankingClient.class, room -> "live");

    assertThat(client.ranking("7b")).isEqualTo("The ranking of 7b is not available right now");
  }

  @Test
  void objectOfAnotherType_answers() {
    Badges badges = dependencies.protect(Badges.class, new RemoteBadges(), new LocalBadges());

    assertThat(badges.badges("ada")).containsExactly("local");
  }

  @Test
  void ownAnnotation_standsForOurs() {
    dependencies.protect(Fireworks.class, () -> {}).light();

    assertThat(dependencies.get("fireworks").spec().criticality())
        .isEqualTo(Criticality.DECORATIVE);
    assertThat(dependencies.get("fireworks").calls().empty()).isOne();
  }
}
