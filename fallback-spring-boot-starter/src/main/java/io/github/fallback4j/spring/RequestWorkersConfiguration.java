package io.github.fallback4j.spring;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnThreading;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Keeps a share of the request threads free of non-essential calls, if their number is known.
 * Essential calls need these threads when everything else hangs.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnThreading(Threading.PLATFORM)
final class RequestWorkersConfiguration {
  private static final double SHARE = 0.25;

  /** The default of Tomcat and of Jetty. */
  private static final int DEFAULT_WORKERS = 200;

  private enum Server {
    TOMCAT("org.apache.catalina.startup.Tomcat", "server.tomcat.threads.max"),
    JETTY("org.eclipse.jetty.server.Server", "server.jetty.threads.max");

    private final String type;
    private final String property;

    Server(String type, String property) {
      this.type = type;
      this.property = property;
    }
  }

  @Bean
  @Order(0)
  @ConditionalOnMissingBean(name = "fallbackRequestWorkers")
  FallbackEngineBuilderCustomizer fallbackRequestWorkers(
      Environment environment, ConfigurableListableBeanFactory beans) {
    ClassLoader loader = beans.getBeanClassLoader();
    return builder -> {
      for (Server server : Server.values()) {
        if (ClassUtils.isPresent(server.type, loader)) {
          int workers =
              Binder.get(environment).bind(server.property, Integer.class).orElse(DEFAULT_WORKERS);
          builder.sharedPermits(Math.max(1, (int) (workers * SHARE)));
          return;
        }
      }
    };
  }
}
