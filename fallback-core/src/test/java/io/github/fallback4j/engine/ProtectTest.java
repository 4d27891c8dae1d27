package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Essential;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.Order;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Annotated methods guarded in plain Java. */
class ProtectTest {
  private final EngineFixture fixture = new EngineFixture();
  private final Dependencies dependencies = fixture.engine;

  @AfterEach
  void close() {
    fixture.close();
  }

  interface Rankings extends AutoCloseable {
    @NonEssential(value = "ranking", fallback = "noRanking")
    String ranking(String room) throws IOException;

    default String noRanking(String room, Degradation why) {
      return room + " rests: " + why.cause();
    }

    int size(String... rooms);

    @Override
    void close() throws IOException;
  }

  private static class Redis implements Rankings {
    @Override
    public String ranking(String room) throws IOException {
      throw new IOException("down");
    }

    @Override
    public int size(String... rooms) {
      return rooms.length;
    }

    @Override
    public void close() throws IOException {
      throw new IOException("closed already");
    }

    @Override
    public String toString() {
      return "redis";
    }
  }

  @Test
  void methodFails_defaultMethodOfTheInterfaceAnswers() throws Exception {
    Rankings rankings = dependencies.protect(Rankings.class, new Redis());

    assertThat(rankings.ranking("7b")).isEqualTo("7b rests: FAILURE");
    assertThat(fixture.get("ranking").calls().substitute()).isEqualTo(1);
  }

  @Test
  void dependencyIsOff_methodIsSkipped() throws Exception {
    Rankings rankings = dependencies.protect(Rankings.class, new Redis());

    dependencies.switchboard().order(Order.off("ranking").lasting(Duration.ofMinutes(1)));

    assertThat(rankings.ranking("7b")).isEqualTo("7b rests: SWITCH_OFF");
  }

  @Test
  void methodWithoutAnnotation_goesThrough() {
    Rankings rankings = dependencies.protect(Rankings.class, new Redis());

    assertThat(rankings.size("7a", "7b")).isEqualTo(2);
  }

  @Test
  void exception_comesOutAsItWasThrown() {
    Rankings rankings = dependencies.protect(Rankings.class, new Redis());

    assertThatThrownBy(rankings::close)
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("closed already")
        .hasNoCause();
  }

  @Test
  void methodsOfObject_areTheTargets() {
    Redis redis = new Redis();
    Rankings rankings = dependencies.protect(Rankings.class, redis);

    assertThat(rankings).hasToString("redis").hasSameHashCodeAs(redis);
    assertThat(rankings.equals(redis)).isTrue();
  }

  @Test
  void proxiesOfTheSameTarget_areEqual() {
    Redis redis = new Redis();
    Rankings rankings = dependencies.protect(Rankings.class, redis);

    assertThat(rankings.equals(rankings)).isTrue();
    assertThat(rankings.equals(dependencies.protect(Rankings.class, redis))).isTrue();
    assertThat(rankings.equals(dependencies.protect(Rankings.class, new Redis()))).isFalse();
    assertThat(rankings.equals(null)).isFalse();
  }

  interface Lessons {
    String lesson(long id);

    List<String> recommend(String student);
  }

  static class Database implements Lessons {
    private boolean down;

    @Override
    @Essential("lesson")
    public String lesson(long id) {
      return "lesson " + id;
    }

    @Override
    @NonEssential("recommendations")
    @LastKnownGood
    public List<String> recommend(String student) {
      if (down) {
        throw new IllegalStateException("down");
      }
      return List.of(student);
    }
  }

  @Test
  void annotationsOfTheClass_count() {
    Database database = new Database();
    Lessons lessons = dependencies.protect(Lessons.class, database);

    lessons.recommend("ada");
    database.down = true;

    assertThat(lessons.lesson(7)).isEqualTo("lesson 7");
    assertThat(lessons.recommend("ada")).containsExactly("ada");
    assertThat(fixture.get("lesson").calls().live()).isEqualTo(1);
    assertThat(fixture.get("recommendations").calls().stale()).isEqualTo(1);
  }

  interface Base<K> {
    @NonEssential("badges")
    List<String> badges(K student);
  }

  interface Badges extends Base<String> {}

  @Test
  void lambda_isGuardedAsWhatItsInterfaceExtendsSays() {
    Badges badges =
        dependencies.protect(
            Badges.class,
            student -> {
              throw new IllegalStateException("down");
            });

    assertThat(badges.badges("ada")).isEmpty();
  }

  static class Printed implements Badges {
    @Override
    public List<String> badges(String student) {
      throw new IllegalStateException("down");
    }
  }

  @Test
  @SuppressWarnings("unchecked") // a class literal has no type arguments
  void genericInterface_isGuardedThroughTheBridge() {
    Base<String> badges = dependencies.protect(Base.class, new Printed());

    assertThat(badges.badges("ada")).isEmpty();
  }

  @Test
  void targetThatDoesNotKnowDefaultMethods_isAnsweredForByThem() throws Exception {
    Rankings remote =
        (Rankings)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Rankings.class},
                (proxy, method, args) -> {
                  throw new IOException(method.getName());
                });

    assertThat(dependencies.protect(Rankings.class, remote).ranking("7b"))
        .isEqualTo("7b rests: FAILURE");
  }

  interface Client {
    @NonEssential(value = "ranking", fallbackIn = Local.class)
    String ranking(String room);
  }

  static class Local implements Client {
    @Override
    public String ranking(String room) {
      return "local " + room;
    }
  }

  private static final Client DOWN =
      room -> {
        throw new IllegalStateException("down");
      };

  @Test
  void objectHandedIn_answers() {
    Client client = dependencies.protect(Client.class, DOWN, "of no use", new Local());

    assertThat(client.ranking("7b")).isEqualTo("local 7b");
  }

  @Test
  void stepsAside_callsGoThrough() {
    try (EngineFixture aside = new EngineFixture(Map.of("FALLBACK_ENABLED", "false"))) {
      Rankings rankings = aside.engine.protect(Rankings.class, new Redis());

      assertThatThrownBy(() -> rankings.ranking("7b"))
          .isExactlyInstanceOf(IOException.class)
          .hasMessage("down");
    }
  }

  private <T> InvalidConfigurationException refusal(Class<T> type, T target, Object... fallbacks) {
    InvalidConfigurationException refusal =
        catchThrowableOfType(
            InvalidConfigurationException.class,
            () -> dependencies.protect(type, target, fallbacks));
    assertThat(refusal).as("refusal of %s", type).isNotNull();
    assertThat(refusal.action()).isNotBlank();
    return refusal;
  }

  @Test
  void objectOfFallbackInIsMissing_isRefused() {
    InvalidConfigurationException refusal = refusal(Client.class, DOWN);

    assertThat(refusal.problem())
        .contains("Client.ranking(String) (dependency 'ranking')")
        .contains("fallbackIn = " + Local.class.getName() + ", but no object was passed");
    assertThat(refusal.action()).contains("protect(type, target, fallback)");
  }

  @Test
  void severalObjectsOfFallbackIn_areRefused() {
    assertThat(refusal(Client.class, DOWN, new Local(), new Local()).problem())
        .contains("2 objects were passed of that type");
  }

  @Test
  void class_isRefused() {
    InvalidConfigurationException refusal = refusal(Database.class, new Database());

    assertThat(refusal.problem())
        .contains(Database.class.getName())
        .contains("is not an interface");
    assertThat(refusal.action()).contains("Dependency.call");
  }

  sealed interface Closed {
    @NonEssential("badges")
    void award();

    record Only() implements Closed {
      @Override
      public void award() {}
    }
  }

  @Test
  void sealedInterface_isRefused() {
    assertThat(refusal(Closed.class, new Closed.Only()).action()).contains("not sealed");
  }

  @Test
  void null_isRefused() {
    assertThat(refusal(Rankings.class, null).problem())
        .isEqualTo("the object to protect as " + Rankings.class.getName() + " is null");
  }

  @Test
  void typeWithoutAnnotation_isRefused() {
    InvalidConfigurationException refusal = refusal(Runnable.class, () -> {});

    assertThat(refusal.problem()).contains("no method of java.lang.Runnable is annotated");
    assertThat(refusal.action()).contains("@NonEssential");
  }

  static class WithoutAnswer implements Lessons {
    @Override
    @NonEssential("lesson")
    public String lesson(long id) {
      return "";
    }

    @Override
    public List<String> recommend(String student) {
      return List.of();
    }
  }

  @Test
  void annotationThatDoesNotFit_isRefused() {
    assertThat(refusal(Lessons.class, new WithoutAnswer()).problem()).contains("names no fallback");
  }
}
