package io.github.fallback4j.spring.web.notice;

import static org.springframework.web.servlet.function.RequestPredicates.methods;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The endpoint of the notices in Spring MVC applications. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
final class ServletNotices {

  @Bean
  @ConditionalOnMissingBean(name = "fallbackNotices")
  RouterFunction<ServerResponse> fallbackNotices(NoticeBoard board, NoticeProperties properties) {
    return RouterFunctions.route(
        path(properties.path()).and(methods(HttpMethod.GET, HttpMethod.HEAD)),
        request -> answer(request, board));
  }

  private static ServerResponse answer(ServerRequest request, NoticeBoard board) {
    Notices notices = board.notices(RequestContextUtils.getLocale(request.servletRequest()));
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .headers(notices::describe)
        .headers(Notices::vary) // added to what filters wrote
        .body(notices);
  }
}
