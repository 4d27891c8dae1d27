package io.github.fallback4j.examples.webflux.demo;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.github.fallback4j.examples.webflux.Lesson;
import io.github.fallback4j.examples.webflux.Ranking;
import io.github.fallback4j.examples.webflux.Recommendation;
import io.github.fallback4j.examples.webflux.Services;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Starts the services that the school asks. */
@Configuration(proxyBeanMethods = false)
class Town {
  private static final Map<String, Lesson> LESSONS =
      Map.of(
          "1", new Lesson(1, "What a fraction says", "Three of four slices are 3/4 of a pizza."),
          "2", new Lesson(2, "The water cycle", "The rain of today was the sea of last week."),
          "3", new Lesson(3, "Counting like the Romans", "X minus I is IX."));
  private static final Ranking RANKING =
      new Ranking(List.of(new Ranking.Row("Amina", 12), new Ranking.Row("Mia", 9)));
  private static final List<Recommendation> PICKS =
      List.of(
          new Recommendation(2, "Look out of the window first"),
          new Recommendation(3, "For code breakers"));

  @Bean
  Service libraryService() {
    return Service.start("library", route().GET("/lessons/{id}", Town::lesson).build());
  }

  @Bean
  Service communityService() {
    return Service.start(
        "community",
        route()
            .GET("/rankings/{room}", request -> ServerResponse.ok().bodyValue(RANKING))
            .GET("/recommendations", request -> ServerResponse.ok().bodyValue(PICKS))
            .build());
  }

  @Bean
  Services services(Service libraryService, Service communityService) {
    return new Services(libraryService.uri(), communityService.uri());
  }

  private static Mono<ServerResponse> lesson(ServerRequest request) {
    Lesson lesson = LESSONS.get(request.pathVariable("id"));
    return lesson == null
        ? ServerResponse.notFound().build()
        : ServerResponse.ok().bodyValue(lesson);
  }
}
