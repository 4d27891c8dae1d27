package io.github.fallback4j.examples.school.library;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/** How the school talks to its library. Timeouts are in {@code spring.http.clients}. */
@Configuration(proxyBeanMethods = false)
class LibraryConfiguration {
  @Bean
  @ConditionalOnProperty("school.library")
  LibraryAddress libraryAddress(@Value("${school.library}") URI uri) {
    return new LibraryAddress(uri);
  }

  @Bean
  RestClient library(RestClient.Builder client, LibraryAddress address) {
    return client.baseUrl(address.uri()).build();
  }
}
