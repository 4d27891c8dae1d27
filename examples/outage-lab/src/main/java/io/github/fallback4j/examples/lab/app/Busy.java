package io.github.fallback4j.examples.lab.app;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Both parts use the CPU, for a time that is measured as CPU time. */
@Configuration(proxyBeanMethods = false)
@Profile("busy")
class Busy {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Bean
  Lessons lessons(@Value("${lab.lesson-work}") Duration work) {
    return new MeasuredLessons(
        () -> {
          use(work);
          return "fractions";
        });
  }

  @Bean
  RankingService rankingService(@Value("${lab.ranking-work}") Duration work, Tally tally) {
    return tally.counting(() -> use(work));
  }

  private static void use(Duration work) {
    long end = THREADS.getCurrentThreadCpuTime() + work.toNanos();
    while (THREADS.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }
}
