package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Essential;
import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.Order;
import io.github.fallback4j.Status;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PostAuthorize;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.MethodValidationPostProcessor;
import org.springframework.validation.method.MethodValidationException;

/**
 * Who may not call is refused, whatever the state of the dependency, and that counts for nothing.
 */
class RefusedCallersTest {
  private static final CallCounts NONE = new CallCounts(0, 0, 0, 0, 0, 0, 0);

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class))
          .withUserConfiguration(Checks.class);

  @Configuration
  @EnableMethodSecurity
  @Import({Grades.class, Teachers.class, Office.class})
  static class Checks {
    @Bean
    static MethodValidationPostProcessor validation() {
      return new MethodValidationPostProcessor();
    }
  }

  @Validated
  static class Grades {
    @NonEssential("grades")
    @LastKnownGood
    @PreAuthorize("hasRole('TEACHER')")
    public List<String> all() {
      return List.of("A", "B");
    }

    @NonEssential(value = "grades", fallback = "noGrade")
    public String of(@NotBlank String pupil) {
      return "A";
    }

    String noGrade() {
      return "unknown";
    }

    @NonEssential("judged")
    @PostAuthorize("returnObject.size() > 0")
    public List<String> judged() {
      return List.of("A");
    }
  }

  static class Teachers {
    @PreAuthorize("hasRole('TEACHER')")
    public List<String> names() {
      return List.of("Ada");
    }
  }

  @Validated
  static class Rooms {
    public List<String> of(@NotBlank String floor) {
      return List.of(floor);
    }
  }

  static class Office {
    private final Teachers teachers;

    Office(Teachers teachers) {
      this.teachers = teachers;
    }

    @NonEssential("office")
    public List<String> names() {
      return teachers.names();
    }

    @Essential("bureau")
    public List<String> essentialNames() {
      return teachers.names();
    }

    @NonEssential("client")
    public List<String> client() {
      throw new AccessDeniedException("403 from downstream");
    }
  }

  @AfterEach
  void logOut() {
    SecurityContextHolder.clearContext();
  }

  private static void logIn(String role) {
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken("ada", "", "ROLE_" + role));
  }

  private static void order(ApplicationContext context, String state) {
    if (state.equals("off")) {
      context.getBean(Switchboard.class).order(Order.off("all"));
    }
  }

  private static CallCounts counts(ApplicationContext context, String id) {
    return context.getBean(Dependencies.class).get(id).calls();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "off"})
  void userWithoutTheRole_isRefused(String state) {
    runner.run(
        context -> {
          logIn("PUPIL");
          order(context, state);

          for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> context.getBean(Grades.class).all())
                .isInstanceOf(AccessDeniedException.class);
          }
          assertThat(counts(context, "grades")).isEqualTo(NONE);
          assertThat(context.getBean(Dependencies.class).get("grades").state().status())
              .isEqualTo(state.equals("off") ? Status.DEGRADED : Status.NORMAL);
        });
  }

  @Test
  void userWhoLostTheRole_getsNothingThatWasRemembered() {
    runner.run(
        context -> {
          Grades grades = context.getBean(Grades.class);
          logIn("TEACHER");
          assertThat(grades.all()).hasSize(2);
          order(context, "off");
          assertThat(grades.all()).as("remembered").hasSize(2);

          logIn("PUPIL");
          assertThatThrownBy(grades::all).isInstanceOf(AccessDeniedException.class);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "off"})
  void invalidArgument_isRefused(String state) {
    runner.run(
        context -> {
          order(context, state);

          assertThatThrownBy(() -> context.getBean(Grades.class).of(""))
              .isInstanceOf(ConstraintViolationException.class);
          assertThat(counts(context, "grades")).isEqualTo(NONE);
        });
  }

  @Test
  void whatIsAuthorizedAfterwards_mayBeTheFallback() {
    runner.run(
        context -> {
          logIn("PUPIL");
          assertThat(context.getBean(Grades.class).judged()).containsExactly("A");
          order(context, "off");

          assertThatThrownBy(() -> context.getBean(Grades.class).judged())
              .isInstanceOf(AccessDeniedException.class);
        });
  }

  @Test
  void refusalByANestedMethod_reachesTheCallerAndCountsForNothing() {
    runner.run(
        context -> {
          logIn("PUPIL");

          for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> context.getBean(Office.class).names())
                .isInstanceOf(AccessDeniedException.class);
          }
          assertThat(counts(context, "office")).isEqualTo(new CallCounts(0, 0, 0, 0, 10, 0, 0));
          assertThat(context.getBean(Dependencies.class).get("office").state().status())
              .isEqualTo(Status.NORMAL);
        });
  }

  @Test
  void refusalByAMethodNestedInAnEssentialOne_isNoBadCall() {
    runner.run(
        context -> {
          logIn("PUPIL");

          assertThatThrownBy(() -> context.getBean(Office.class).essentialNames())
              .isInstanceOf(AccessDeniedException.class);
          assertThat(counts(context, "bureau").error()).isZero();
        });
  }

  @Test
  void sameExceptionOfAClient_isAFault() {
    runner.run(
        context -> {
          logIn("TEACHER");

          assertThat(context.getBean(Office.class).client()).isEmpty();
          assertThat(counts(context, "client").empty()).isOne();
        });
  }

  static class Corridor {
    private final Rooms rooms;

    Corridor(Rooms rooms) {
      this.rooms = rooms;
    }

    @NonEssential("rooms")
    public List<String> of(String floor) {
      return rooms.of(floor);
    }

    @NonEssential("flush")
    public List<String> flush() {
      throw new ConstraintViolationException("at flush", Set.of());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void invalidArgumentOfANestedMethod_reachesTheCallerAndCountsForNothing(boolean adapted) {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class))
        .withBean(
            MethodValidationPostProcessor.class,
            () -> {
              MethodValidationPostProcessor processor = new MethodValidationPostProcessor();
              processor.setAdaptConstraintViolations(adapted);
              return processor;
            })
        .withBean(Rooms.class)
        .withBean(Corridor.class)
        .run(
            context -> {
              assertThatThrownBy(() -> context.getBean(Corridor.class).of(""))
                  .isInstanceOfAny(
                      ConstraintViolationException.class, MethodValidationException.class);
              assertThat(counts(context, "rooms").empty()).isZero();
              assertThat(context.getBean(Corridor.class).flush()).isEmpty();
              assertThat(counts(context, "flush").empty()).isOne();
            });
  }
}
