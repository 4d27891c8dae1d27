package io.github.fallback4j.examples.school.notice;

import io.github.fallback4j.NonEssential;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Tells the teacher what a pupil has done. Not sent twice, and not sent later. */
@Component
public class TeacherNotices {
  private final RestClient library;

  TeacherNotices(RestClient library) {
    this.library = library;
  }

  @NonEssential("teacher-notice")
  public void lessonDone(String pupil, String lesson) {
    library.post().uri("/notices").body(new Notice(pupil, lesson)).retrieve().toBodilessEntity();
  }

  private record Notice(String pupil, String lesson) {}
}
