package io.github.fallback4j.examples.school.demo;

import io.github.fallback4j.examples.school.library.LibraryAddress;
import java.io.IOException;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts what the school needs: a real Redis and the library's service. */
@Configuration(proxyBeanMethods = false)
class DemoConfiguration {

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
          return Standalone.of(RedisProcess.HOST, redis.port());
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
