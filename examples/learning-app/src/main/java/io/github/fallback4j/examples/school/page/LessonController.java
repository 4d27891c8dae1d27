package io.github.fallback4j.examples.school.page;

import io.github.fallback4j.examples.school.Pupil;
import io.github.fallback4j.examples.school.badge.Badges;
import io.github.fallback4j.examples.school.lesson.Lesson;
import io.github.fallback4j.examples.school.lesson.LessonOnShelf;
import io.github.fallback4j.examples.school.lesson.Lessons;
import io.github.fallback4j.examples.school.progress.Progress;
import io.github.fallback4j.examples.school.ranking.ClassRanking;
import io.github.fallback4j.spring.web.Degradations;
import io.github.fallback4j.spring.web.Degraded;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lesson page: one lesson, and whichever panels are there. */
@Controller
class LessonController {
  private final Lessons lessons;
  private final Progress progress;
  private final ClassRanking ranking;
  private final Badges badges;
  private final NextLessons nextLessons;
  private final Saving saving;
  private final Pupil pupil;

  LessonController(
      Lessons lessons,
      Progress progress,
      ClassRanking ranking,
      Badges badges,
      NextLessons nextLessons,
      Saving saving,
      Pupil pupil) {
    this.lessons = lessons;
    this.progress = progress;
    this.ranking = ranking;
    this.badges = badges;
    this.nextLessons = nextLessons;
    this.saving = saving;
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

  /**
   * Shows the lesson page. It reads degraded answers from {@code degradations}, which every
   * template has.
   *
   * @param done whether the pupil has just done this lesson
   * @param without the ids of what could not be told of it
   * @param unsaved whether that could not even be saved
   */
  @GetMapping("/lessons/{id}")
  String lesson(
      @PathVariable int id,
      @RequestParam(defaultValue = "false") boolean done,
      @RequestParam(defaultValue = "") List<String> without,
      @RequestParam(defaultValue = "false") boolean unsaved,
      Degradations degradations,
      Model model) {
    Lesson lesson = find(id);
    Shelf shelf = Shelf.of(lessons.shelfOf(pupil.name()), id);
    model.addAttribute("lesson", lesson);
    model.addAttribute("shelf", shelf);
    model.addAttribute("pupil", pupil);
    model.addAttribute("justDone", done);
    model.addAttribute("without", without);
    model.addAttribute("unsaved", unsaved || saving.rests());

    model.addAttribute("ranking", ranking.of(pupil.room()));
    model.addAttribute("badges", badges.of(pupil.name()).orElse(List.of()));
    model.addAttribute("picks", nextLessons.beside(id, shelf, pupil.name()));
    degradations
        .of("recommendations")
        .map(Degraded::age)
        .ifPresent(age -> model.addAttribute("picked", Age.of(Duration.ofSeconds(age))));
    return "lesson";
  }

  @PostMapping("/lessons/{id}/done")
  String done(@PathVariable int id, Degradations degradations, RedirectAttributes parameters) {
    if (progress.done(find(id))) {
      parameters.addAttribute("done", true);
      if (!degradations.isEmpty()) {
        parameters.addAttribute(
            "without", degradations.all().stream().map(Degraded::dependency).toList());
      }
    } else {
      parameters.addAttribute("unsaved", true);
    }
    return "redirect:/lessons/" + id;
  }

  private Lesson find(int id) {
    return lessons.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
