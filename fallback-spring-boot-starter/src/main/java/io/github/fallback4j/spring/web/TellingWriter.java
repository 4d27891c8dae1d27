package io.github.fallback4j.spring.web;

import java.io.PrintWriter;

/** Runs a callback before each write, because any write may send the header. */
final class TellingWriter extends PrintWriter {
  private final Runnable tell;

  TellingWriter(PrintWriter writer, Runnable tell) {
    super(writer);
    this.tell = tell;
  }

  @Override
  public void write(int c) {
    tell.run();
    super.write(c);
  }

  @Override
  public void write(char[] chars, int offset, int length) {
    tell.run();
    super.write(chars, offset, length);
  }

  @Override
  public void write(String text, int offset, int length) {
    tell.run();
    super.write(text, offset, length);
  }

  @Override
  public void println() {
    tell.run();
    super.println();
  }

  @Override
  public void flush() {
    tell.run();
    super.flush();
  }

  @Override
  public void close() {
    tell.run();
    super.close();
  }
}
