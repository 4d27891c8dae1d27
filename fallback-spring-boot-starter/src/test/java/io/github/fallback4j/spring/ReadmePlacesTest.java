package io.github.fallback4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Criticality;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.engine.FallbackEngine;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** What the README shows of places compiles, and does what it says. */
class ReadmePlacesTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

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
      return "The ranking of " + room + " takes a rest";
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

    assertThat(client.ranking("7b")).isEqualTo("The ranking of 7b takes a rest");
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

  @Test
  void whatTheReadmeShows_standsHere() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    String places =
        readme.substring(
            readme.indexOf("### Where annotations may stand"), readme.indexOf("### Settings"));
    String here =
        words(
            Files.readString(
                Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java")));

    Matcher shown = JAVA.matcher(places);

    assertThat(shown.results().map(each -> words(each.group(1))))
        .hasSize(4)
        .allSatisfy(code -> assertThat(here).contains(code));
  }

  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
