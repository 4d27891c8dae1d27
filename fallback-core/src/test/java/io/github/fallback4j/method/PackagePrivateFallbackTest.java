package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.NonEssential;
import io.github.fallback4j.method.elsewhere.SpecialRanking;
import org.junit.jupiter.api.Test;

/** A fallback that is visible in its package is overridden in that package only. */
public class PackagePrivateFallbackTest {

  /** An annotated class that others extend. */
  public static class Ranking {
    @NonEssential(value = "ranking", fallback = "none")
    public String top() {
      throw new IllegalStateException("down");
    }

    String none() {
      return "none";
    }
  }

  static class NearRanking extends Ranking {
    @Override
    String none() {
      return "near";
    }
  }

  private final PlanFixture fixture = new PlanFixture();

  private Object answerOf(Ranking ranking) throws Throwable {
    return fixture.plan(ranking).call("top");
  }

  @Test
  void subclassIsInAnotherPackage_fallbackIsThatOfTheSuperclass() throws Throwable {
    assertThat(answerOf(new SpecialRanking())).isEqualTo("none");
  }

  @Test
  void subclassIsInThePackage_fallbackIsItsOwn() throws Throwable {
    assertThat(answerOf(new NearRanking())).isEqualTo("near");
  }
}
