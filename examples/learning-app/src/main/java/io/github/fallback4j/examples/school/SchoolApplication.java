package io.github.fallback4j.examples.school;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the school application. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(Pupil.class)
@EnableScheduling
public class SchoolApplication {
  public static void main(String[] arguments) {
    SpringApplication.run(SchoolApplication.class, arguments);
  }
}
