package io.github.fallback4j.examples.webflux.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;

/**
 * The calls that blocked a thread that must never block, like an event loop's, as BlockHound finds
 * them. It alters the classes of the JDK, once and for all: so there is one of these in a JVM.
 * Thread-safe.
 */
public final class BlockingCalls {
  private final Queue<BlockingOperationError> found = new ConcurrentLinkedQueue<>();

  private BlockingCalls() {
    BlockHound.builder()
        .loadIntegrations()
        .blockingMethodCallback(method -> found.add(new BlockingOperationError(method)))
        .install();
  }

  /**
   * Begins to look for them, if nobody has before.
   *
   * @throws IllegalStateException if this JVM was started without {@code
   *     -XX:+AllowRedefinitionToAddDeleteMethods}
   */
  public static BlockingCalls watch() {
    try {
      return Watch.BEGUN;
    } catch (ExceptionInInitializerError refused) {
      throw new IllegalStateException(
          "BlockHound cannot look for calls that block an event loop: start Java with"
              + " -XX:+AllowRedefinitionToAddDeleteMethods",
          refused);
    }
  }

  /** Those since this was last asked, each with its stack. */
  public List<BlockingOperationError> take() {
    List<BlockingOperationError> taken = new ArrayList<>();
    for (var next = found.poll(); next != null; next = found.poll()) {
      taken.add(next);
    }
    return taken;
  }

  private static final class Watch {
    static final BlockingCalls BEGUN = new BlockingCalls();
  }
}
