package io.github.fallback4j.spring;

import io.github.fallback4j.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Stops the start on a Spring Boot that is too old, before it fails over a class that is missing
 * there. Uses only what such a Boot has too.
 */
final class RequiredBoot implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final int OLDEST = 4;

  /**
   * @throws InvalidConfigurationException if Spring Boot is older than 4.0
   */
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    require(SpringBootVersion.getVersion());
  }

  /**
   * A version that cannot be read, as in a jar that holds everything, is taken to be new enough.
   */
  static void require(@Nullable String version) {
    if (version != null && version.matches("\\d{1,4}\\..*") && major(version) < OLDEST) {
      throw new InvalidConfigurationException(
          "Fallback4j needs Spring Boot 4.0 or newer, but this is Spring Boot " + version,
          "update Spring Boot, or use fallback-core without the starter");
    }
  }

  private static int major(String version) {
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }
}
