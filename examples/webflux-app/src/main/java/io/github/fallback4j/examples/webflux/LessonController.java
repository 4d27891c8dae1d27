package io.github.fallback4j.examples.webflux;

import io.github.fallback4j.spring.web.Degradations;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
class LessonController {
  private static final String ROOM = "4b";
  private static final CacheControl A_MINUTE = CacheControl.maxAge(Duration.ofMinutes(1));

  private final Library library;
  private final Community community;

  LessonController(Library library, Community community) {
    this.library = library;
    this.community = community;
  }

  /** Only what is essential. */
  @GetMapping("/lessons/{id}")
  Mono<Lesson> lesson(@PathVariable int id) {
    return library
        .lesson(id)
        .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
  }

  /** Everything, asked for at once. */
  @GetMapping("/lessons/{id}/page")
  Mono<ResponseEntity<Page>> page(
      @PathVariable int id,
      @RequestParam(defaultValue = "Mia") String pupil,
      Degradations degradations) {
    return Mono.zip(
            lesson(id), community.ranking(ROOM), community.recommendations(pupil).collectList())
        .map(all -> new Page(all.getT1(), all.getT2(), all.getT3(), degradations.all()))
        .map(page -> ResponseEntity.ok().cacheControl(A_MINUTE).body(page));
  }

  /** One after the other, as a stream. */
  @GetMapping("/recommendations")
  Flux<Recommendation> recommendations(@RequestParam(defaultValue = "Mia") String pupil) {
    return community.recommendations(pupil);
  }
}
