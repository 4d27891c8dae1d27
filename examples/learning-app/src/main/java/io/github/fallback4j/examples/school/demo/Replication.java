package io.github.fallback4j.examples.school.demo;

import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Keeps Osaka up to date: the same lessons, and once a second whatever was done in Tokyo. Stands in
 * for what real databases do themselves, and better.
 */
final class Replication {
  private static final Logger log = LoggerFactory.getLogger(Replication.class);

  private final JdbcClient tokyo;
  private final JdbcClient osaka;

  Replication(DataSource tokyo, DataSource osaka) {
    this.tokyo = JdbcClient.create(tokyo);
    this.osaka = JdbcClient.create(osaka);
    ResourceDatabasePopulator scripts =
        new ResourceDatabasePopulator(
            new ClassPathResource("schema.sql"), new ClassPathResource("data.sql"));
    scripts.setSqlScriptEncoding("UTF-8");
    scripts.execute(osaka);
  }

  private record Done(String pupil, int lessonId) {}

  @Scheduled(fixedDelay = 1_000)
  void follow() {
    try {
      Set<Done> there = done(tokyo);
      Set<Done> here = done(osaka);
      change("insert into lesson_done (pupil, lesson_id) values (?, ?)", without(there, here));
      change("delete from lesson_done where pupil = ? and lesson_id = ?", without(here, there));
    } catch (DataAccessException away) {
      log.debug("Osaka keeps what it has: {}", away.toString());
    }
  }

  private void change(String row, Set<Done> rows) {
    rows.forEach(done -> osaka.sql(row).params(done.pupil(), done.lessonId()).update());
  }

  private static Set<Done> done(JdbcClient region) {
    return region.sql("select pupil, lesson_id from lesson_done").query(Done.class).set();
  }

  private static Set<Done> without(Set<Done> all, Set<Done> some) {
    Set<Done> rest = new HashSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
