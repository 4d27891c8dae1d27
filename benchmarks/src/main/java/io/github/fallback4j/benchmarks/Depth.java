package io.github.fallback4j.benchmarks;

import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.CompilerControl;

/** Makes a call deeper in the stack, as a request in a web server does. */
final class Depth {
  private static final int FRAMES = 64;

  private Depth() {}

  static String call(Callable<String> bottom) throws Exception {
    return descend(FRAMES, bottom);
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private static String descend(int frames, Callable<String> bottom) throws Exception {
    return frames == 0 ? bottom.call() : descend(frames - 1, bottom);
  }
}
