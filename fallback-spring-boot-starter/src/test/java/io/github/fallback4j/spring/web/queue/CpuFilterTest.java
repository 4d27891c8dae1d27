package io.github.fallback4j.spring.web.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CpuFilterTest {
  private final List<String> seen = new ArrayList<>();
  private final CpuFilter filter =
      new CpuFilter(
          () ->
              () -> {
                seen.add("begins");
                return () -> seen.add("ends");
              });

  private void request(Answer answer) throws Exception {
    filter.doFilter(
        new MockHttpServletRequest(),
        new MockHttpServletResponse(),
        (request, response) -> answer.give());
  }

  /** What comes after the filter. */
  private interface Answer {
    void give() throws ServletException;
  }

  @Test
  void requestIsAnswered_itIsLookedAtMeanwhile() throws Exception {
    request(() -> seen.add("is answered"));

    assertThat(seen).containsExactly("begins", "is answered", "ends");
  }

  @Test
  void requestFails_itWasLookedAtAllTheSame() {
    assertThatThrownBy(
            () ->
                request(
                    () -> {
                      throw new ServletException("broken");
                    }))
        .hasMessage("broken");

    assertThat(seen).containsExactly("begins", "ends");
  }
}
