package io.github.fallback4j.spring.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Runs a callback before each write, because any write may send the header. */
final class TellingOutputStream extends ServletOutputStream {
  private final ServletOutputStream stream;
  private final Runnable tell;

  TellingOutputStream(ServletOutputStream stream, Runnable tell) {
    this.stream = stream;
    this.tell = tell;
  }

  @Override
  public void write(int value) throws IOException {
    tell.run();
    stream.write(value);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    tell.run();
    stream.write(bytes, offset, length);
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    tell.run();
    stream.write(bytes);
  }

  @Override
  public void flush() throws IOException {
    tell.run();
    stream.flush();
  }

  @Override
  public void close() throws IOException {
    tell.run();
    stream.close();
  }

  @Override
  public boolean isReady() {
    return stream.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    stream.setWriteListener(listener);
  }
}
