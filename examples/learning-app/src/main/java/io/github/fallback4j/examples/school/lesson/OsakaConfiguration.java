package io.github.fallback4j.examples.school.lesson;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How the school talks to Osaka: as it talks to Tokyo, whose database Boot configures. A school
 * with one database only finds that one in Osaka too.
 */
@Configuration(proxyBeanMethods = false)
class OsakaConfiguration {

  @Bean
  @ConditionalOnProperty("school.osaka.url")
  OsakaAddress osakaAddress(
      @Value("${school.osaka.url}") String url,
      @Value("${school.osaka.username:}") String username,
      @Value("${school.osaka.password:}") String password) {
    return new OsakaAddress(url, username, password);
  }

  @Bean(defaultCandidate = false)
  @ConfigurationProperties("spring.datasource.hikari")
  HikariDataSource osakaPool(ObjectProvider<OsakaAddress> osaka, JdbcConnectionDetails tokyo) {
    OsakaAddress address = osaka.getIfAvailable(() -> sameAs(tokyo));
    return DataSourceBuilder.create()
        .type(HikariDataSource.class)
        .url(address.url())
        .username(address.username())
        .password(address.password())
        .build();
  }

  @Bean(defaultCandidate = false)
  JdbcClient osaka(@Qualifier("osakaPool") HikariDataSource pool) {
    return JdbcClient.create(pool);
  }

  private static OsakaAddress sameAs(JdbcConnectionDetails tokyo) {
    return new OsakaAddress(tokyo.getJdbcUrl(), tokyo.getUsername(), tokyo.getPassword());
  }
}
