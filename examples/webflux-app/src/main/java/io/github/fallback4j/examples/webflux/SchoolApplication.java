package io.github.fallback4j.examples.webflux;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the school application. */
@SpringBootApplication(proxyBeanMethods = false)
public class SchoolApplication {
  public static void main(String[] arguments) {
    SpringApplication.run(SchoolApplication.class, arguments);
  }
}
