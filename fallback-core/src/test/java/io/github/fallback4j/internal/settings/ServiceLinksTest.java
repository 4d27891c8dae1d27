package io.github.fallback4j.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.DependencySpec;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kubernetes gives a container variables for each service of its namespace. */
class ServiceLinksTest {
  private static final DependencySpec RANKING = DependencySpec.nonEssential("ranking").build();

  private static Map<String, String> ofService(String name) {
    Map<String, String> variables = new HashMap<>();
    variables.put(name + "_SERVICE_HOST", "10.0.0.11");
    variables.put(name + "_SERVICE_PORT", "80");
    variables.put(name + "_SERVICE_PORT_HTTP", "80");
    variables.put(name + "_SERVICE_PORT_MODE", "8080");
    variables.put(name + "_PORT", "tcp://10.0.0.11:80");
    for (String port : List.of("_PORT_80_TCP", "_PORT_53_UDP")) {
      variables.put(name + port, "tcp://10.0.0.11:80");
      variables.put(name + port + "_PROTO", "tcp");
      variables.put(name + port + "_PORT", "80");
      variables.put(name + port + "_ADDR", "10.0.0.11");
    }
    return variables;
  }

  private static List<String> warnings(Settings settings) {
    return new Warnings(List.of(RANKING)).ofSettings(settings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FALLBACK",
        "FALLBACK_WINDOWS",
        "FALLBACK_WINDOWS_0",
        "FALLBACK_DEPENDENCIES_RANKING",
        "FALLBACK_DEPENDENCIES_MAIL",
        "FALLBACK_DEFAULTS",
        "FALLBACK_OFF",
        "FALLBACK_CONSOLE"
      })
  void servicesNamedLikeUs_setNothingAndWarnOfNothing(String service) {
    Settings settings = Settings.ofEnvironment(ofService(service));

    assertThat(WindowReader.read(settings, ZoneOffset.UTC, List.of())).isEmpty();
    assertThat(warnings(settings)).isEmpty();
    assertThat(Flags.read(settings, Origin.ENVIRONMENT).malformed()).isEmpty();
    assertThat(new SpecReader(settings).read(RANKING)).isEqualTo(RANKING);
  }

  @Test
  void settingOfADependencyCalledServicePort_isRead() {
    Settings settings =
        Settings.ofEnvironment(Map.of("FALLBACK_DEPENDENCIES_SERVICE_PORT_PERMITS", "5"));
    DependencySpec spec = DependencySpec.nonEssential("service-port").build();

    assertThat(new SpecReader(settings).read(spec).permits()).isEqualTo(5);
  }

  @Test
  void portThatIsNoAddress_isReported() {
    assertThat(warnings(Settings.ofEnvironment(Map.of("FALLBACK_DEPENDENCIES_RANKING_PORT", "5"))))
        .singleElement()
        .asString()
        .contains("there is no setting 'port'");
  }
}
