package io.github.fallback4j.examples.school.progress;

import io.github.fallback4j.examples.school.Pupil;
import io.github.fallback4j.examples.school.badge.Badges;
import io.github.fallback4j.examples.school.lesson.Lesson;
import io.github.fallback4j.examples.school.lesson.Lessons;
import io.github.fallback4j.examples.school.notice.TeacherNotices;
import io.github.fallback4j.examples.school.ranking.ClassRanking;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What happens when a lesson is done: first it counts, then everything nice is tried. */
@Component
public class Progress implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(Progress.class);

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

  /** Returns whether it counts. If not, nobody is told of it; and the others cannot fail. */
  public boolean done(Lesson lesson) {
    try {
      lessons.markDone(pupil.name(), lesson.id());
    } catch (DataAccessException away) {
      log.warn("Cannot save that lesson {} is done: {}", lesson.id(), away.toString());
      return false;
    }
    share();
    notices.lessonDone(pupil.name(), lesson.title());
    return true;
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
    try {
      Map<String, Integer> stars = lessons.doneIn(pupil.room());
      ranking.publish(pupil.room(), stars);
      badges.award(pupil.name(), stars.getOrDefault(pupil.name(), 0));
    } catch (DataAccessException away) {
      log.warn("Cannot read what was done, and will try again: {}", away.toString());
    }
  }
}
