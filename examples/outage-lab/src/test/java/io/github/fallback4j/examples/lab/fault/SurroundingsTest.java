package io.github.fallback4j.examples.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurroundingsTest {
  private static final String RANKING = "{\"names\":[\"Ada\",\"Ben\",\"Eva\"]}";

  private final Fault.Pausable app = new Pauses();
  private int pauses;
  @TempDir private Path directory;
  private Surroundings around;

  private final class Pauses implements Fault.Pausable {
    @Override
    public void suspend() {
      pauses++;
    }

    @Override
    public void resume() {
      pauses--;
    }
  }

  @BeforeEach
  void start() throws IOException {
    around = new Surroundings(directory, 1);
  }

  @AfterEach
  void stop() throws IOException {
    around.close();
  }

  private HttpResponse<String> ranking() throws IOException, InterruptedException {
    String address = around.ranking().replace(Names.RANKING, "127.0.0.1");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address + "/ranking")).build(),
            BodyHandlers.ofString());
  }

  @ParameterizedTest
  @EnumSource
  void faultIsOver_allIsWell(Fault fault) throws IOException, InterruptedException {
    for (int second = 0; second < 3; second++) {
      fault.at(second, around, app);
    }
    around.heal();

    assertThat(ranking().body()).isEqualTo(RANKING);
    assertThat(Files.readString(around.hosts())).contains(Names.RANKING);
  }

  @Test
  void malformed_successThatCannotBeRead() throws IOException, InterruptedException {
    Fault.MALFORMED.at(0, around, app);

    assertThat(ranking().statusCode()).isEqualTo(200);
    assertThat(ranking().body()).isNotEqualTo(RANKING);
  }

  @Test
  void halfErrors_someFailAndSomeDoNot() throws IOException, InterruptedException {
    Fault.HALF_ERRORS.at(0, around, app);

    int failed = 0;
    for (int call = 0; call < 40; call++) {
      failed += ranking().statusCode() == 500 ? 1 : 0;
    }
    assertThat(failed).isBetween(5, 35);
  }

  @Test
  void flapping_refusesInEvenSeconds() throws IOException, InterruptedException {
    Fault.FLAPPING.at(4, around, app);
    assertThat(catchThrowable(this::ranking)).isInstanceOf(ConnectException.class);

    Fault.FLAPPING.at(5, around, app);
    assertThat(ranking().statusCode()).isEqualTo(200);
  }

  @Test
  void dns_nameIsForgottenAndLocalhostIsNot() throws IOException {
    Fault.DNS.at(0, around, app);

    assertThat(Files.readString(around.hosts()))
        .doesNotContain(Names.RANKING)
        .contains("localhost");
  }

  @Test
  void pauses_twoSecondsInEachMinute() throws IOException {
    for (int second = 0; second < 120; second++) {
      Fault.PAUSES.at(second, around, app);
      assertThat(pauses).isEqualTo(second % 60 == 30 || second % 60 == 31 ? 1 : 0);
    }
  }
}
