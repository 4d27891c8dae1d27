package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.NonEssential;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** A guarded call whose repository joins the caller's transaction may doom it: that is said. */
@ExtendWith(OutputCaptureExtension.class)
class DoomedTransactionsTest {
  private static final String WARNING = "the transaction around it is marked for rollback";

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class))
          .withUserConfiguration(Database.class);

  @Configuration
  @EnableTransactionManagement
  @Import({Badges.class, Joining.class, Lessons.class})
  static class Database {
    @Bean
    DataSource database() {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL("jdbc:h2:mem:doomed");
      return source;
    }

    @Bean
    PlatformTransactionManager transactions(DataSource database) {
      return new JdbcTransactionManager(database);
    }
  }

  static class Joining {
    @Transactional
    public List<String> find() {
      throw new IllegalStateException("down");
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<String> findAlone() {
      throw new IllegalStateException("down");
    }
  }

  static class Badges {
    private final Joining repository;

    Badges(Joining repository) {
      this.repository = repository;
    }

    @NonEssential("badges")
    public List<String> of() {
      return repository.find();
    }

    @NonEssential("badges")
    public List<String> alone() {
      return repository.findAlone();
    }
  }

  static class Lessons {
    private final Badges badges;

    Lessons(Badges badges) {
      this.badges = badges;
    }

    @Transactional
    public List<String> page() {
      return badges.of();
    }

    @Transactional
    public List<String> pageAlone() {
      return badges.alone();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void repositoryThatJoinsTheCallersTransaction_isWarnedAboutByName(
      boolean byTemplate, CapturedOutput output) {
    runner.run(
        context -> {
          Badges badges = context.getBean(Badges.class);
          for (int i = 0; i < 2; i++) {
            assertThatThrownBy(
                    () -> {
                      if (byTemplate) {
                        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                            .execute(status -> badges.of());
                      } else {
                        context.getBean(Lessons.class).page();
                      }
                    })
                .isInstanceOf(UnexpectedRollbackException.class);
          }
          assertThat(output)
              .containsOnlyOnce(WARNING)
              .contains("Badges.of() (dependency 'badges')", "REQUIRES_NEW");
        });
  }

  @Test
  void transactionOfItsOwn_doomsNothing(CapturedOutput output) {
    runner.run(
        context -> {
          assertThat(context.getBean(Lessons.class).pageAlone()).isEmpty();
          assertThat(output).doesNotContain(WARNING);
        });
  }
}
