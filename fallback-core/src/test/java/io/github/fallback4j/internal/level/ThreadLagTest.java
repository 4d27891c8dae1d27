package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadLagTest {
  @TempDir private Path folder;

  private ThreadLag of(String told) throws IOException {
    return new ThreadLag(Files.writeString(folder.resolve("schedstat"), told).toString());
  }

  @Test
  void told_isTheSecondNumberLessTheFirst() throws IOException {
    assertThat(of("500 1700 145\n").getAsLong()).isEqualTo(1200);
    assertThat(of("1700 500 145\n").getAsLong()).isEqualTo(-1200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "500", "500 soon 145", "soon 500 145", "0 0 0"})
  void toldSomethingElse_isUnknown(String told) throws IOException {
    assertThat(of(told).getAsLong()).isEqualTo(ThreadLag.UNKNOWN);
  }

  @Test
  void notTold_isUnknownForGood() throws IOException {
    ThreadLag lag = new ThreadLag(folder.resolve("schedstat").toString());
    assertThat(lag.getAsLong()).isEqualTo(ThreadLag.UNKNOWN);

    of("1 2 3");

    assertThat(lag.getAsLong()).isEqualTo(ThreadLag.UNKNOWN);
  }

  @Test
  void notToldOnce_isKnownTheNextTime() throws IOException {
    ThreadLag lag = of("500");
    assertThat(lag.getAsLong()).isEqualTo(ThreadLag.UNKNOWN);

    of("500 1700 145");

    assertThat(lag.getAsLong()).isEqualTo(1200);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void linux_tells() {
    assertThat(new ThreadLag().getAsLong()).isNotEqualTo(ThreadLag.UNKNOWN);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void threadIsVirtual_isUnknown() throws Exception {
    ThreadLag lag = of("500 1700 145\n");
    AtomicLong told = new AtomicLong();

    // by reflection, because the tests are built for Java 17
    Thread.class
        .getMethod("startVirtualThread", Runnable.class)
        .invoke(null, (Runnable) () -> told.set(lag.getAsLong()));

    await().until(() -> told.get() == ThreadLag.UNKNOWN);
  }
}
