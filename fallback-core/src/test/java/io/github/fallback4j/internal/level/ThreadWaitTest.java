package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadWaitTest {
  @TempDir private Path folder;

  private ThreadWait of(String told) throws IOException {
    return new ThreadWait(Files.writeString(folder.resolve("schedstat"), told).toString());
  }

  @Test
  void told_isTheSecondNumber() throws IOException {
    assertThat(of("516817274 1672672990 145\n").getAsLong()).isEqualTo(1672672990);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "516817274", "516817274 soon 145"})
  void toldSomethingElse_isUnknown(String told) throws IOException {
    assertThat(of(told).getAsLong()).isNegative();
  }

  @Test
  void notTold_isUnknownForGood() throws IOException {
    ThreadWait wait = new ThreadWait(folder.resolve("schedstat").toString());
    assertThat(wait.getAsLong()).isNegative();

    of("1 2 3");

    assertThat(wait.getAsLong()).isNegative();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void linux_tells() {
    assertThat(new ThreadWait().getAsLong()).isNotNegative();
  }
}
