package io.github.fallback4j.examples.school.demo;

import io.github.fallback4j.examples.school.lesson.OsakaAddress;
import io.github.fallback4j.examples.school.library.LibraryAddress;
import java.io.IOException;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts what the school needs: a database in each of two regions, a real Redis and the library's
 * service.
 */
@Configuration(proxyBeanMethods = false)
class DemoConfiguration {

  @Configuration(proxyBeanMethods = false)
  @DemoPart(unless = {"spring.datasource.url", "school.osaka.url"})
  static class OwnRegions {
    @Bean
    DatabaseProcess tokyoProcess() throws IOException {
      return DatabaseProcess.start("Tokyo");
    }

    @Bean(defaultCandidate = false)
    DatabaseProcess osakaProcess() throws IOException {
      return DatabaseProcess.start("Osaka");
    }

    @Bean
    JdbcConnectionDetails tokyoConnectionDetails(DatabaseProcess tokyo) {
      return new JdbcConnectionDetails() {
        @Override
        public String getJdbcUrl() {
          return tokyo.url();
        }

        @Override
        public String getUsername() {
          return DatabaseProcess.USER;
        }

        @Override
        public String getPassword() {
          return DatabaseProcess.PASSWORD;
        }
      };
    }

    @Bean
    OsakaAddress osakaAddress(@Qualifier("osakaProcess") DatabaseProcess osaka) {
      return new OsakaAddress(osaka.url(), DatabaseProcess.USER, DatabaseProcess.PASSWORD);
    }

    @Bean
    Replication replication(DataSource tokyo, @Qualifier("osakaPool") DataSource osaka) {
      return new Replication(tokyo, osaka);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @DemoPart(
      unless = {
        "spring.data.redis.host",
        "spring.data.redis.port",
        "spring.data.redis.url",
        "spring.data.redis.cluster.nodes",
        "spring.data.redis.masterreplica.nodes",
        "spring.data.redis.sentinel.nodes"
      })
  static class OwnRedis {
    @Bean
    RedisProcess redisProcess() throws IOException {
      return RedisProcess.start();
    }

    @Bean
    DataRedisConnectionDetails redisConnectionDetails(RedisProcess redis) {
      return new DataRedisConnectionDetails() {
        @Override
        public Standalone getStandalone() {
          return Standalone.of(ServerProcess.HOST, redis.port());
        }
      };
    }
  }

  @Configuration(proxyBeanMethods = false)
  @DemoPart(unless = "school.library")
  static class OwnLibrary {
    @Bean
    LibraryService libraryService() throws IOException {
      return LibraryService.start();
    }

    @Bean
    LibraryAddress libraryAddress(LibraryService library) {
      return new LibraryAddress(library.uri());
    }
  }
}
