package io.github.fallback4j.spring.web.notice;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The endpoint of the notices in WebFlux applications. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(WebFluxConfigurer.class)
final class ReactiveNotices {

  @Bean
  @ConditionalOnMissingBean(name = "fallbackNotices")
  RouterFunction<ServerResponse> fallbackNotices(NoticeBoard board, NoticeProperties properties) {
    return RouterFunctions.route(
        path(properties.path()).and(methods(HttpMethod.GET, HttpMethod.HEAD)),
        request -> answer(request, board));
  }

  private static Mono<ServerResponse> answer(ServerRequest request, NoticeBoard board) {
    Locale locale = request.exchange().getLocaleContext().getLocale();
    Notices notices = board.notices(locale == null ? Locale.ROOT : locale);
    Notices.vary(request.exchange().getResponse().getHeaders());
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .headers(notices::describe)
        .bodyValue(notices);
  }
}
