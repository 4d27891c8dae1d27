package io.github.fallback4j.examples.smoke;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A little of everything the starter does. */
@SpringBootApplication(proxyBeanMethods = false)
public class SmokeApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(SmokeApplication.class, arguments);
  }
}
