package io.github.fallback4j.spring.web.queue;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnThreading;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.thread.Threading;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The queue sensors of servlet applications. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Filter.class, FilterRegistrationBean.class})
final class ServletQueues {

  private static FilterRegistrationBean<Filter> first(Filter filter, String name) {
    FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
    registration.setName(name);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  @ConditionalOnProperty(QueueProperties.REQUEST_START)
  @ConditionalOnMissingBean(name = "fallbackRequestStartFilter")
  FilterRegistrationBean<Filter> fallbackRequestStartFilter(RequestStarts starts) {
    return first(
        (request, response, chain) -> {
          starts.came(((HttpServletRequest) request).getHeader(starts.header()));
          chain.doFilter(request, response);
        },
        "fallbackRequestStartFilter");
  }

  /** Not used with virtual threads, because the system does not report their waits. */
  @Bean
  @ConditionalOnThreading(Threading.PLATFORM)
  @ConditionalOnProperty(name = QueueProperties.CPU, matchIfMissing = true)
  @ConditionalOnMissingBean(name = "fallbackCpuFilter")
  FilterRegistrationBean<Filter> fallbackCpuFilter(Sensors sensors) {
    return first(new CpuFilter(sensors.cpu()), "fallbackCpuFilter");
  }

  /** Measures Tomcat's queue; not used with virtual threads, which do not wait in a queue. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(TomcatProtocolHandlerCustomizer.class)
  @ConditionalOnThreading(Threading.PLATFORM)
  @ConditionalOnProperty(name = QueueProperties.TOMCAT, matchIfMissing = true)
  static final class Tomcat {

    @Bean
    @ConditionalOnMissingBean
    TomcatThreads fallbackTomcatThreads() {
      return new TomcatThreads();
    }

    @Bean
    @ConditionalOnMissingBean(name = "fallbackTomcatQueueFilter")
    FilterRegistrationBean<Filter> fallbackTomcatQueueFilter(
        TomcatThreads threads, Sensors sensors) {
      QueueProbe probe =
          new QueueProbe(threads::executor, sensors.named("tomcat"), System::nanoTime);
      return first(
          (request, response, chain) -> {
            probe.requestCame();
            chain.doFilter(request, response);
          },
          "fallbackTomcatQueueFilter");
    }
  }
}
