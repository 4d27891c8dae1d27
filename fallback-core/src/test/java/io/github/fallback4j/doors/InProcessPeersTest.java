package io.github.fallback4j.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fallback4j.ManualTime;
import io.github.fallback4j.engine.InProcessPeers;
import io.github.fallback4j.spi.Peers;
import io.github.fallback4j.spi.Peers.Answer;
import io.github.fallback4j.spi.Peers.Peer;
import io.github.fallback4j.spi.Peers.Reach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Engines of one process see each other, and of all one holds a claim. */
class InProcessPeersTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManualTime time = new ManualTime();
  private final InProcessPeers shared = new InProcessPeers(time);
  private final Peers one = shared.join("one");

  @Test
  void alone_seesItself() {
    assertThat(one.all()).containsExactly(new Peer("one", time.now(), Map.of()));
    assertThat(one.self()).isEqualTo("one");
    assertThat(one.reach()).isEqualTo(Reach.ALONE);
  }

  @Test
  void others_areSeenWithWhatTheyAnnounced() {
    Peers other = shared.join("other");
    other.announce(Map.of("level", "1.4"));

    assertThat(one.all()).extracting(Peer::instance).containsExactly("one", "other");
    assertThat(one.all().get(1).facts()).containsExactly(Map.entry("level", "1.4"));
    assertThat(one.reach()).isEqualTo(Reach.CONNECTED);
  }

  @Test
  void nextAnnouncement_takesThePlaceOfTheLast() {
    one.announce(Map.of("level", "1", "degraded", "badges"));
    one.announce(Map.of("level", "2"));

    assertThat(one.all().get(0).facts()).containsExactly(Map.entry("level", "2"));
  }

  @Test
  void claim_isHeldByOne() {
    Peers other = shared.join("other");

    assertThat(one.claim("drill", MINUTE).granted()).isTrue();
    assertThat(other.claim("drill", MINUTE))
        .isEqualTo(new Peers.Claim(Answer.TAKEN, "one", time.now().plus(MINUTE)));
    assertThat(other.claim("another", MINUTE).granted()).isTrue();
  }

  @Test
  void claimedAgain_holdsForLonger() {
    Peers other = shared.join("other");
    one.claim("drill", MINUTE);
    time.advance(Duration.ofSeconds(59));
    one.claim("drill", MINUTE);
    time.advance(Duration.ofSeconds(59));

    assertThat(other.claim("drill", MINUTE).granted()).isFalse();
  }

  @Test
  void claimOver_isFree() {
    Peers other = shared.join("other");
    one.claim("drill", MINUTE);
    time.advance(MINUTE);

    assertThat(other.claim("drill", MINUTE).granted()).isTrue();
  }

  @Test
  void claimReleased_isFree() {
    Peers other = shared.join("other");
    one.claim("drill", MINUTE);
    other.release("drill");
    assertThat(other.claim("drill", MINUTE).granted()).isFalse();

    one.release("drill");
    assertThat(other.claim("drill", MINUTE).granted()).isTrue();
  }

  @Test
  void manyClaimAtOnce_oneHolds() throws Exception {
    int members = 8;
    List<Peers> all =
        IntStream.range(0, members).mapToObj(number -> shared.join("member-" + number)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(members);
    CyclicBarrier gate = new CyclicBarrier(members);
    try {
      for (int round = 0; round < 200; round++) {
        String name = "claim-" + round;
        List<Future<Peers.Claim>> claims = new ArrayList<>();
        for (int i = 0; i < members; i++) {
          Peers member = all.get((i + round) % members);
          claims.add(
              threads.submit(
                  () -> {
                    gate.await();
                    return member.claim(name, MINUTE);
                  }));
        }
        int granted = 0;
        for (Future<Peers.Claim> claim : claims) {
          granted += claim.get().granted() ? 1 : 0;
        }
        assertThat(granted).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void facts_areSharedUntilTheirEnd() {
    Peers other = shared.join("other");
    one.put("drill:a", "running", MINUTE);
    one.put("drill:b", "planned", MINUTE.multipliedBy(2));
    one.put("incident:1", "open", MINUTE);

    assertThat(other.facts("drill:"))
        .containsExactly(Map.entry("drill:a", "running"), Map.entry("drill:b", "planned"));
    time.advance(MINUTE);
    assertThat(other.facts("")).containsExactly(Map.entry("drill:b", "planned"));
  }

  @Test
  void left_isGoneWithItsClaims() {
    Peers other = shared.join("other");
    other.claim("drill", MINUTE);
    other.close();

    assertThat(one.all()).extracting(Peer::instance).containsExactly("one");
    assertThat(one.claim("drill", MINUTE).granted()).isTrue();
    assertThat(other.claim("other", MINUTE).answer()).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void nameTwice_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shared.join("one"))
        .withMessageContaining("'one'");
  }

  @Test
  void textTooLong_isRefused() {
    String text = "x".repeat(Peers.LONGEST + 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.put("key", text, MINUTE))
        .withMessageContaining("fact 'key'")
        .withMessageContaining("1025");
    assertThatIllegalArgumentException().isThrownBy(() -> one.claim(text, MINUTE));
    assertThatIllegalArgumentException().isThrownBy(() -> one.announce(Map.of("level", text)));
  }

  @Test
  void emptyName_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.claim("", MINUTE))
        .withMessageContaining("name of a claim");
    assertThatIllegalArgumentException().isThrownBy(() -> one.put("", "value", MINUTE));
    assertThatIllegalArgumentException().isThrownBy(() -> shared.join(""));
  }

  @Test
  void timeOutOfRange_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.claim("drill", Duration.ZERO))
        .withMessageContaining("PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.put("key", "value", Peers.LONGEST_TIME.plusNanos(1)));
  }

  @Test
  void tooManyFacts_areRefused() {
    Map<String, String> many =
        IntStream.rangeClosed(0, Peers.MOST_FACTS)
            .boxed()
            .collect(Collectors.toMap(number -> "fact-" + number, number -> "value"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.announce(many))
        .withMessageContaining("65");
  }

  @Test
  void engineToldItsName_isAloneByThatName() {
    try (DoorsFixture fixture = new DoorsFixture(builder -> builder.instance("pod-7"))) {
      assertThat(fixture.access.peers().self()).isEqualTo("pod-7");
    }
  }

  @Test
  void engineToldNothing_isAlone() {
    try (DoorsFixture fixture = new DoorsFixture()) {
      Peers peers = fixture.access.peers();

      assertThat(peers.self()).isEqualTo(fixture.engine.instance());
      assertThat(peers.all()).extracting(Peer::instance).containsExactly(peers.self());
      assertThat(peers.reach()).isEqualTo(Reach.ALONE);
      assertThat(peers.claim("drill", MINUTE).granted()).isTrue();
    }
  }

  @Test
  void enginesThatShare_seeEachOtherUntilOneIsClosed() {
    try (DoorsFixture fixture = new DoorsFixture(builder -> builder.peers(shared.join("engine")))) {
      assertThat(fixture.access.peers().all())
          .extracting(Peer::instance)
          .containsExactly("engine", "one");
    }
    assertThat(one.all()).extracting(Peer::instance).containsExactly("one");
  }
}
