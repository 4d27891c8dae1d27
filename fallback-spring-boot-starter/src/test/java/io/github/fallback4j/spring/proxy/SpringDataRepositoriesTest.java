package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.Order;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Repositories of Spring Data JPA, on a real database that can be taken away. */
@ExtendWith(OutputCaptureExtension.class)
class SpringDataRepositoriesTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class))
          .withUserConfiguration(Jpa.class)
          .withPropertyValues("fallback.defaults.deadline=30s");

  @Entity(name = "badge")
  public static class Badge {
    @Id private long id;
    private String student;

    protected Badge() {}

    Badge(long id, String student) {
      this.id = id;
      this.student = student;
    }

    @Override
    public String toString() {
      return id + " of " + student;
    }
  }

  public interface Badges extends JpaRepository<Badge, Long> {
    @NonEssential(value = "badges", fallback = "noBadges")
    List<Badge> findByStudent(String student);

    default List<Badge> noBadges(String student, Degradation why) {
      return List.of(new Badge(0, student + " because of " + why.cause()));
    }

    @Override
    @NonEssential(value = "badges", fallback = "notSaved")
    <S extends Badge> S save(S badge);

    default <S extends Badge> S notSaved(S badge) {
      return badge;
    }

    @Override
    @NonEssential(value = "badges", fallback = "unknown")
    long count();

    default long unknown(Degradation why) {
      return why.failure() instanceof TransactionException ? -2 : -1;
    }
  }

  /** All of it is of no great importance. */
  @NonEssential("badge-log")
  public interface BadgeLog extends Repository<Badge, Long> {
    List<Badge> findAll();

    void deleteByStudent(String student);
  }

  static class FallibleDataSource extends DelegatingDataSource {
    final AtomicInteger connections = new AtomicInteger();
    volatile boolean down;

    FallibleDataSource(DataSource target) {
      super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
      connections.incrementAndGet();
      if (down) {
        throw new SQLException("down");
      }
      return super.getConnection();
    }
  }

  @Configuration
  @EnableTransactionManagement
  @EnableJpaRepositories(considerNestedRepositories = true)
  static class Jpa {
    @Bean
    FallibleDataSource dataSource() {
      JdbcDataSource h2 = new JdbcDataSource();
      h2.setURL("jdbc:h2:mem:" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1");
      return new FallibleDataSource(h2);
    }

    @Bean
    LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
      LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
      factory.setDataSource(dataSource);
      factory.setPackagesToScan(SpringDataRepositoriesTest.class.getPackageName());
      factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
      factory.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "create"));
      return factory;
    }

    @Bean
    PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
      return new JpaTransactionManager(factory);
    }
  }

  @Test
  void databaseAnswers_callsAreLive() {
    runner.run(
        context -> {
          Badges badges = context.getBean(Badges.class);

          badges.save(new Badge(1, "ada"));

          assertThat(badges.findByStudent("ada")).hasToString("[1 of ada]");
          assertThat(badges.count()).isOne();
          assertThat(context.getBean(Dependencies.class).get("badges").calls().live()).isEqualTo(3);
        });
  }

  @Test
  void databaseIsDown_defaultMethodsAnswer() {
    runner.run(
        context -> {
          Badges badges = context.getBean(Badges.class);
          context.getBean(FallibleDataSource.class).down = true;

          assertThat(badges.findByStudent("ada")).hasToString("[0 of ada because of FAILURE]");
          assertThat(badges.save(new Badge(1, "ada"))).hasToString("1 of ada");
        });
  }

  @Test
  void transactionCannotBegin_thatIsTheFailure() {
    runner.run(
        context -> {
          context.getBean(FallibleDataSource.class).down = true;

          assertThat(context.getBean(Badges.class).count()).isEqualTo(-2);
        });
  }

  @Test
  void dependencyIsOff_noConnectionIsTaken() {
    runner.run(
        context -> {
          Badges badges = context.getBean(Badges.class);
          context
              .getBean(Switchboard.class)
              .order(Order.off("badges").lasting(Duration.ofMinutes(1)));
          int before = context.getBean(FallibleDataSource.class).connections.get();

          assertThat(badges.findByStudent("ada")).hasToString("[0 of ada because of SWITCH_OFF]");
          assertThat(badges.count()).isEqualTo(-1);
          assertThat(context.getBean(FallibleDataSource.class).connections).hasValue(before);
        });
  }

  @Test
  void methodsWithoutAnnotation_areLeftAlone() {
    runner
        .withPropertyValues("fallback.switches.off=all")
        .run(
            context -> {
              context.getBean(Badges.class).saveAndFlush(new Badge(1, "ada"));

              assertThat(context.getBean(Badges.class).findById(1L)).isPresent();
            });
  }

  @Test
  void annotatedRepository_isCoveredAsAWhole() {
    runner.run(
        context -> {
          context.getBean(FallibleDataSource.class).down = true;

          context.getBean(BadgeLog.class).deleteByStudent("ada");

          assertThat(context.getBean(BadgeLog.class).findAll()).isEmpty();
          assertThat(context.getBean(Dependencies.class).get("badge-log").calls().empty())
              .isEqualTo(2);
        });
  }

  @Test
  void transactionOfTheRepository_isWarnedAboutWhereItJoinsTheCallers(CapturedOutput output) {
    runner.run(
        context -> {
          context.getBean(Badges.class);

          assertThat(output)
              .containsOnlyOnce("Badges.save(S) (dependency 'badges') joins the transaction")
              .doesNotContain("findByStudent");
        });
  }
}
