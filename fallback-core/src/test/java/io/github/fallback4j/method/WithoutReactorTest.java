package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.engine.FallbackEngine;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Applications that have no Reactor. */
class WithoutReactorTest {

  /** Runs where there is no Reactor. */
  public static final class Application implements Callable<String> {
    interface Rankings {
      @NonEssential("ranking")
      List<String> top(String room);

      @NonEssential("ranking")
      CompletionStage<List<String>> later(String room);
    }

    private static final class Live implements Rankings {
      @Override
      public List<String> top(String room) {
        return List.of(room);
      }

      @Override
      public CompletionStage<List<String>> later(String room) {
        return CompletableFuture.completedFuture(List.of(room, "later"));
      }
    }

    @Override
    public String call() {
      try (FallbackEngine engine =
          FallbackEngine.builder()
              .environment(Map.of())
              .add(DependencySpec.essential("lesson").build())
              .build()) {
        Rankings rankings = engine.protect(Rankings.class, new Live());
        return rankings.top("7b")
            + " "
            + rankings.later("7b").toCompletableFuture().join()
            + " "
            + engine.get("lesson").<String>call(() -> "algebra");
      }
    }
  }

  private static URLClassLoader withoutReactor() {
    URL[] classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("reactor") && !entry.contains("reactive"))
            .map(WithoutReactorTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }

  @Test
  void reactorIsAbsent_everythingElseWorks() throws Exception {
    try (URLClassLoader loader = withoutReactor()) {
      assertThatThrownBy(() -> loader.loadClass("reactor.core.publisher.Mono"))
          .as("it is absent")
          .isInstanceOf(ClassNotFoundException.class);

      Object application =
          loader.loadClass(Application.class.getName()).getDeclaredConstructor().newInstance();

      assertThat(((Callable<?>) application).call()).isEqualTo("[7b] [7b, later] algebra");
    }
  }
}
