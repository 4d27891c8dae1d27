package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.channels.ReadableByteChannel;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is used up by its first reader is no answer for a second. */
class ReadableOnceTest {
  private final PlanFixture fixture = new PlanFixture();

  static class Bytes {
    @NonEssential("files")
    @LastKnownGood
    public @Nullable InputStream get() {
      return null;
    }
  }

  static class Text {
    @NonEssential("files")
    @LastKnownGood
    public @Nullable Reader get() {
      return null;
    }
  }

  static class Channel {
    @NonEssential("files")
    @LastKnownGood
    public @Nullable ReadableByteChannel get() {
      return null;
    }
  }

  static class Iterating {
    @NonEssential("files")
    @LastKnownGood
    public Iterator<String> get() {
      return List.of("a").iterator();
    }
  }

  static class Enumerating {
    @NonEssential("files")
    @LastKnownGood
    public @Nullable Enumeration<String> get() {
      return null;
    }
  }

  static class Scanning {
    @NonEssential("files")
    @LastKnownGood
    public @Nullable Scanner get() {
      return null;
    }
  }

  static class InOptional {
    @NonEssential("files")
    @LastKnownGood
    public Optional<InputStream> get() {
      return Optional.empty();
    }
  }

  static class InStage {
    @NonEssential("files")
    @LastKnownGood
    public CompletionStage<@Nullable InputStream> get() {
      return CompletableFuture.completedStage(null);
    }
  }

  static class InFuture {
    @NonEssential("files")
    @LastKnownGood
    public Future<Optional<Reader>> get() {
      return CompletableFuture.completedFuture(Optional.empty());
    }
  }

  static class InMono {
    @NonEssential("files")
    @LastKnownGood
    public Mono<List<InputStream>> get() {
      return Mono.empty();
    }
  }

  static class InFlux {
    @NonEssential("files")
    @LastKnownGood
    public Flux<InputStream> get() {
      return Flux.empty();
    }
  }

  static class InMap {
    @NonEssential("files")
    @LastKnownGood
    public Map<String, ? extends InputStream> get() {
      return Map.of();
    }
  }

  static class InArray {
    @NonEssential("files")
    @LastKnownGood
    public InputStream[] get() {
      return new InputStream[0];
    }
  }

  /** Its type argument is known to those who inherit it. */
  static class Generic<T> {
    @NonEssential("files")
    @LastKnownGood
    public Optional<T> get() {
      return Optional.empty();
    }
  }

  static class OfBytes extends Generic<InputStream> {}

  @ParameterizedTest
  @ValueSource(
      classes = {
        Bytes.class,
        Text.class,
        Channel.class,
        Iterating.class,
        Enumerating.class,
        Scanning.class,
        InOptional.class,
        InStage.class,
        InFuture.class,
        InMono.class,
        InFlux.class,
        InMap.class,
        InArray.class,
        OfBytes.class
      })
  void typeSaysSo_isRefusedAtStart(Class<?> type) {
    assertThatThrownBy(() -> fixture.plan(type, ProxyKind.CLASS))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("get")
        .hasMessageContaining("can be read only once")
        .hasMessageContaining("byte[]");
  }

  static class Files {
    Object answer = "";

    @NonEssential(value = "files", fallback = "none")
    @LastKnownGood
    public Object anything() {
      return answer;
    }

    @NonEssential("files")
    @LastKnownGood
    public Optional<Object> optional() {
      return Optional.of(answer);
    }

    @NonEssential("files")
    @LastKnownGood
    public List<Object> list() {
      return List.of(answer);
    }

    @NonEssential("files")
    @LastKnownGood
    public Map<String, Object> map() {
      return Map.of("a", answer);
    }

    @NonEssential("files")
    @LastKnownGood
    public CompletionStage<Optional<Object>> later() {
      return CompletableFuture.completedStage(Optional.of(answer));
    }

    @NonEssential("files")
    @LastKnownGood
    public Flux<Object> flux() {
      return Flux.just(answer);
    }

    Object none() {
      return "none";
    }
  }

  private Object later(PlanFixture.Planned planned, String name) throws Throwable {
    Object answer = planned.call(name);
    if (answer instanceof CompletionStage<?> stage) {
      return stage.toCompletableFuture().join();
    }
    return answer instanceof Flux<?> flux ? flux.collectList().block() : answer;
  }

  @ParameterizedTest
  @ValueSource(strings = {"anything", "optional", "list", "map", "later", "flux"})
  void onlyTheValueIsSuch_isNotRemembered(String method) throws Throwable {
    for (Object once :
        List.of(
            new ByteArrayInputStream(new byte[1]), new StringReader("a"), List.of(1).iterator())) {
      Files files = new Files();
      files.answer = once;
      PlanFixture fresh = new PlanFixture();
      PlanFixture.Planned planned = fresh.plan(files);
      later(planned, method);
      fresh.off("files");

      assertThat(later(planned, method).toString()).doesNotContain(once.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anything", "optional", "list", "map", "later", "flux"})
  void valueIsReadAgainAndAgain_isRemembered(String method) throws Throwable {
    Files files = new Files();
    files.answer = "known";
    PlanFixture.Planned planned = fixture.plan(files);
    later(planned, method);
    fixture.off("files");

    assertThat(later(planned, method).toString()).contains("known");
  }

  @Test
  void withoutLastKnownGood_streamsOfBytesAreWelcome() {
    class Plain {
      @NonEssential("files")
      public @Nullable InputStream get() {
        return null;
      }
    }

    assertThat(fixture.plan(Plain.class, ProxyKind.CLASS).methods()).hasSize(1);
  }
}
