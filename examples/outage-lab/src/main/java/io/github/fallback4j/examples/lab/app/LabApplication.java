package io.github.fallback4j.examples.lab.app;

import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.annotation.ImportCandidates;

/**
 * The application under test. Its profiles say how it is protected ({@code none}, {@code
 * resilience4j}, {@code fallback4j}) and what its parts do ({@code remote}: they ask others; {@code
 * busy}: they use the CPU). Of the libraries only the one that protects it is configured.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class LabApplication {

  public static void main(String[] arguments) {
    // A name that resolves again shall be found again at once.
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
    String protection = System.getProperty("lab.protection", "none");
    String work = System.getProperty("lab.work", "remote");
    new SpringApplicationBuilder(LabApplication.class)
        .profiles(protection, work)
        .properties("spring.autoconfigure.exclude=" + others(protection))
        .run(arguments);
  }

  private static String others(String protection) {
    List<String> excluded = new ArrayList<>();
    for (String candidate :
        ImportCandidates.load(AutoConfiguration.class, LabApplication.class.getClassLoader())) {
      for (String library : List.of("fallback4j", "resilience4j")) {
        if (candidate.startsWith("io.github." + library + ".") && !library.equals(protection)) {
          excluded.add(candidate);
        }
      }
    }
    return String.join(",", excluded);
  }
}
