package io.github.fallback4j.internal.call;

import org.jspecify.annotations.Nullable;

/**
 * Binds the calls of one dependency to the threads that make them, so that what runs inside can be
 * told where it is. Safe for use by many threads.
 */
public final class TrackedCalls {
  private final String dependency;
  private final ThreadLocal<@Nullable String> inside;

  /**
   * Creates the tracking of one dependency; no thread is bound yet.
   *
   * @param dependency id of the dependency
   * @param inside holds the id of the innermost call of each thread; shared by all dependencies
   */
  public TrackedCalls(String dependency, ThreadLocal<@Nullable String> inside) {
    this.dependency = dependency;
    this.inside = inside;
  }

  /** The same call, bound to the thread that makes it. */
  <T extends @Nullable Object> RoutedCall<T> around(RoutedCall<T> call) {
    return new Bound<>(this, call);
  }

  private record Bound<T extends @Nullable Object>(TrackedCalls tracked, RoutedCall<T> made)
      implements RoutedCall<T> {

    @Override
    public T call() throws Throwable {
      String outer = tracked.enter();
      try {
        return made.call();
      } finally {
        tracked.leave(outer);
      }
    }

    @Override
    public T callStandby() throws Throwable {
      String outer = tracked.enter();
      try {
        return made.callStandby();
      } finally {
        tracked.leave(outer);
      }
    }

    @Override
    public boolean hasStandby() {
      return made.hasStandby();
    }
  }

  /** Returns the id of the call further out; {@code null} if there is none. */
  private @Nullable String enter() {
    String outer = inside.get();
    inside.set(dependency);
    return outer;
  }

  private void leave(@Nullable String outer) {
    if (outer == null) {
      inside.remove();
    } else {
      inside.set(outer);
    }
  }
}
