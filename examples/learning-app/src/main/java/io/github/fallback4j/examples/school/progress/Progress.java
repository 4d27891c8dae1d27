package io.github.fallback4j.examples.school.progress;

import io.github.fallback4j.examples.school.Pupil;
import io.github.fallback4j.examples.school.badge.Badges;
import io.github.fallback4j.examples.school.lesson.Lesson;
import io.github.fallback4j.examples.school.lesson.Lessons;
import io.github.fallback4j.examples.school.notice.TeacherNotices;
import io.github.fallback4j.examples.school.ranking.ClassRanking;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What happens when a lesson is done: first it counts, then everything nice is tried. */
@Component
public class Progress implements ApplicationRunner {
  private final Lessons lessons;
  private final ClassRanking ranking;
  private final Badges badges;
  private final TeacherNotices notices;
  private final Pupil pupil;

  Progress(
      Lessons lessons, ClassRanking ranking, Badges badges, TeacherNotices notices, Pupil pupil) {
    this.lessons = lessons;
    this.ranking = ranking;
    this.badges = badges;
    this.notices = notices;
    this.pupil = pupil;
  }

  /** Only the first line can fail: the others are calls the school can do without. */
  public void done(Lesson lesson) {
    lessons.markDone(pupil.name(), lesson.id());
    share();
    notices.lessonDone(pupil.name(), lesson.title());
  }

  /** A ranking that is new knows nothing yet. */
  @Override
  public void run(ApplicationArguments arguments) {
    share();
  }

  /** What was skipped or lost in an outage is made good: the database knows everything. */
  @Scheduled(
      fixedDelayString = "${school.share-every}",
      initialDelayString = "${school.share-every}")
  void share() {
    Map<String, Integer> stars = lessons.doneIn(pupil.room());
    ranking.publish(pupil.room(), stars);
    badges.award(pupil.name(), stars.getOrDefault(pupil.name(), 0));
  }
}
