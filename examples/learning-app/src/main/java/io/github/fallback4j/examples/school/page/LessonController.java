package io.github.fallback4j.examples.school.page;

import io.github.fallback4j.examples.school.Pupil;
import io.github.fallback4j.examples.school.badge.Badges;
import io.github.fallback4j.examples.school.lesson.Lesson;
import io.github.fallback4j.examples.school.lesson.LessonOnShelf;
import io.github.fallback4j.examples.school.lesson.Lessons;
import io.github.fallback4j.examples.school.progress.Progress;
import io.github.fallback4j.examples.school.ranking.ClassRanking;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The lesson page: one lesson, and whichever panels are there. */
@Controller
class LessonController {
  private final Lessons lessons;
  private final Progress progress;
  private final ClassRanking ranking;
  private final Badges badges;
  private final NextLessons nextLessons;
  private final Resting resting;
  private final Pupil pupil;

  LessonController(
      Lessons lessons,
      Progress progress,
      ClassRanking ranking,
      Badges badges,
      NextLessons nextLessons,
      Resting resting,
      Pupil pupil) {
    this.lessons = lessons;
    this.progress = progress;
    this.ranking = ranking;
    this.badges = badges;
    this.nextLessons = nextLessons;
    this.resting = resting;
    this.pupil = pupil;
  }

  /** The first lesson that is not done, or the first of all. */
  @GetMapping("/")
  String start() {
    List<LessonOnShelf> shelf = lessons.shelfOf(pupil.name());
    return shelf.stream()
        .filter(lesson -> !lesson.done())
        .findFirst()
        .or(() -> shelf.stream().findFirst())
        .map(lesson -> "redirect:/lessons/" + lesson.id())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/lessons/{id}")
  String lesson(@PathVariable int id, @RequestParam(required = false) String done, Model model) {
    Lesson lesson = find(id);
    Shelf shelf = Shelf.of(lessons.shelfOf(pupil.name()), id);
    model.addAttribute("lesson", lesson);
    model.addAttribute("shelf", shelf);
    model.addAttribute("pupil", pupil);
    model.addAttribute("justDone", done != null);

    model.addAttribute("ranking", ranking.of(pupil.room()));
    model.addAttribute("badges", badges.of(pupil.name()).orElse(null));
    model.addAttribute("next", nextLessons.beside(id, shelf, pupil.name()));
    model.addAttribute("resting", resting);
    return "lesson";
  }

  @PostMapping("/lessons/{id}/done")
  String done(@PathVariable int id) {
    progress.done(find(id));
    return "redirect:/lessons/" + id + "?done";
  }

  private Lesson find(int id) {
    return lessons.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
