package io.github.fallback4j.spi;

/** Something that was added and can be taken away again. Safe for use by many threads. */
@FunctionalInterface
public interface Registration extends AutoCloseable {

  /** Removes what was registered. Closing it again does nothing. */
  @Override
  void close();
}
