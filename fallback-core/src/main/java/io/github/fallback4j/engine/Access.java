package io.github.fallback4j.engine;

import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.internal.time.BorrowedTime;
import io.github.fallback4j.spi.Callers;
import io.github.fallback4j.spi.DeclaredDependency;
import io.github.fallback4j.spi.EngineAccess;
import io.github.fallback4j.spi.Peers;
import io.github.fallback4j.spi.Registration;
import io.github.fallback4j.spi.Time;
import java.util.List;
import java.util.function.Consumer;

/** What an engine offers to modules beside it. Safe for use by many threads. */
final class Access implements EngineAccess {
  private final EngineParts parts;

  Access(EngineParts parts) {
    this.parts = parts;
  }

  @Override
  public Time time() {
    return new BorrowedTime(parts.time());
  }

  @Override
  public Registration listen(Consumer<? super FallbackEvent> listener) {
    return parts.events().listen(listener);
  }

  @Override
  public Callers callers() {
    return parts.callers();
  }

  @Override
  public List<DeclaredDependency> declared() {
    return parts.methods().catalogue().list(parts.dependencies().all());
  }

  @Override
  public Peers peers() {
    return parts.peers();
  }
}
