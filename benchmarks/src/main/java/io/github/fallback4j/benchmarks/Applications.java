package io.github.fallback4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts Boot applications that configure at most one of the libraries compared. */
final class Applications {
  static final String FALLBACK4J = "io.github.fallback4j.";
  static final String RESILIENCE4J = "io.github.resilience4j.";

  private Applications() {}

  /**
   * Starts an application without a web server.
   *
   * @param application its configuration
   * @param without packages whose auto-configurations it does without
   */
  static ConfigurableApplicationContext start(Class<?> application, String... without) {
    return new SpringApplicationBuilder(application)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .properties("spring.autoconfigure.exclude=" + autoConfigurations(without))
        .run();
  }

  private static String autoConfigurations(String... packages) {
    List<String> found = new ArrayList<>();
    for (String candidate :
        ImportCandidates.load(AutoConfiguration.class, Applications.class.getClassLoader())) {
      for (String each : packages) {
        if (candidate.startsWith(each)) {
          found.add(candidate);
        }
      }
    }
    return found.stream().collect(Collectors.joining(","));
  }
}
