package io.github.fallback4j.examples.webflux;

import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import reactor.core.publisher.Mono;

/** How the school talks to its services. Timeouts are in {@code spring.http.clients}. */
@Configuration(proxyBeanMethods = false)
class Clients {
  @Bean
  Library library(WebClient.Builder client, Services services) {
    return declared(Library.class, client, services.library());
  }

  @Bean
  Community community(WebClient.Builder client, Services services) {
    return declared(Community.class, client, services.community());
  }

  private static <T> T declared(Class<T> type, WebClient.Builder builder, URI service) {
    WebClient client =
        builder
            .baseUrl(service.toString())
            .defaultStatusHandler(HttpStatus.NOT_FOUND::equals, nothing -> Mono.empty())
            .build();
    return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(client))
        .build()
        .createClient(type);
  }
}
