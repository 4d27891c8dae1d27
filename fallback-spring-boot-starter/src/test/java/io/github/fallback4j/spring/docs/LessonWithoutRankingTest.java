package io.github.fallback4j.spring.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Order;
import io.github.fallback4j.Switchboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The Spring sample of docs/testing.md. */
@SpringBootTest
class LessonWithoutRankingTest {
  @Autowired Switchboard switchboard;
  @Autowired Dependencies dependencies;
  @Autowired LessonPage page;

  @Test
  void rankingOff_lessonGoesOn() {
    switchboard.order(Order.off("ranking").by("test").withoutRamp());

    assertThat(page.open("7b")).isEqualTo("lesson, nobody");
    assertThat(dependencies.get("ranking").state().cause()).isEqualTo(Cause.SWITCH_OFF);
  }

  @AfterEach
  void backOn() {
    switchboard.clear("ranking");
  }
}
