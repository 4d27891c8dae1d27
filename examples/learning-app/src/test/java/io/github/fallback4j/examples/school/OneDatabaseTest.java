package io.github.fallback4j.examples.school;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.examples.school.demo.DatabaseProcess;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class OneDatabaseTest {

  @Test
  void aSchoolThatBringsOneDatabaseReadsItWhicheverWayCallsGo() {
    try (ConfigurableApplicationContext school =
        SpringApplication.run(
            SchoolApplication.class,
            "--server.port=0",
            "--spring.datasource.url=jdbc:h2:mem:one;DB_CLOSE_DELAY=-1")) {
      Browser browser = Browser.of(school);
      assertThat(school.getBeansOfType(DatabaseProcess.class)).isEmpty();
      assertThat(browser.open("/lessons/2").body()).contains("The water cycle");

      browser.order("tag:tokyo", "{\"mode\":\"standby\"}");

      assertThat(browser.open("/lessons/2").body()).contains("The water cycle");
    }
  }

  @Test
  void aSchoolThatBringsTwoDatabasesReadsTheSecondWhileTheFirstIsEvacuated() {
    try (ConfigurableApplicationContext school =
        SpringApplication.run(
            SchoolApplication.class,
            "--server.port=0",
            "--spring.datasource.url=jdbc:h2:mem:first;DB_CLOSE_DELAY=-1",
            "--school.osaka.url=jdbc:h2:mem:second;INIT=runscript from 'classpath:schema.sql'")) {
      Browser browser = Browser.of(school);

      browser.order("tag:tokyo", "{\"mode\":\"standby\"}");

      assertThat(browser.open("/lessons/2").statusCode()).isEqualTo(404); // the second has none
    }
  }
}
