package io.github.fallback4j.spring.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A response that adds the {@code Degraded} header before it is sent. Servers send the header when
 * their buffer is full, long before the filters return, so the header is updated before each write.
 * Degraded answers that come after that, as while streaming, are not reported.
 *
 * <p>If the application sets no caching headers, it does not see those set here: otherwise filters
 * such as Spring Security would take them for the application's own and omit theirs.
 */
final class DegradedResponse extends HttpServletResponseWrapper {
  private static final String CACHE_CONTROL = "Cache-Control";

  private final HttpServletResponse response;
  private final RequestDegradations degradations;
  private final ResponseFields fields;
  private int told;
  private boolean cachingIsOurs;
  private @Nullable ServletOutputStream stream;
  private @Nullable PrintWriter writer;

  DegradedResponse(
      HttpServletResponse response, RequestDegradations degradations, ResponseFields fields) {
    super(response);
    this.response = response;
    this.degradations = degradations;
    this.fields = fields;
  }

  /** Updates the header with new degradations, unless it has been sent. */
  void tell() {
    List<Degraded> all = degradations.all();
    if (all.size() != told && !response.isCommitted()) {
      cachingIsOurs |= !response.containsHeader(CACHE_CONTROL);
      fields.write(all, response.getStatus(), new ServletFields(response));
      told = all.size();
    }
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (stream == null) {
      stream = new TellingOutputStream(response.getOutputStream(), this::tell);
    }
    return stream;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    if (writer == null) {
      writer = new TellingWriter(response.getWriter(), this::tell);
    }
    return writer;
  }

  @Override
  public void flushBuffer() throws IOException {
    tell();
    super.flushBuffer();
  }

  @Override
  public void sendError(int status) throws IOException {
    tell();
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    tell();
    super.sendError(status, message);
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    tell();
    super.sendRedirect(location);
  }

  @Override
  public void sendRedirect(String location, boolean clearBuffer) throws IOException {
    tell();
    super.sendRedirect(location, clearBuffer);
  }

  @Override
  public void sendRedirect(String location, int status) throws IOException {
    tell();
    super.sendRedirect(location, status);
  }

  @Override
  public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
    tell();
    super.sendRedirect(location, status, clearBuffer);
  }

  @Override
  public void reset() {
    super.reset();
    told = 0;
    cachingIsOurs = false;
    stream = null;
    writer = null;
  }

  @Override
  public void setHeader(String name, @Nullable String value) {
    changing(name);
    super.setHeader(name, value);
  }

  @Override
  public void addHeader(String name, String value) {
    changing(name);
    super.addHeader(name, value);
  }

  @Override
  public void setDateHeader(String name, long date) {
    changing(name);
    super.setDateHeader(name, date);
  }

  @Override
  public void addDateHeader(String name, long date) {
    changing(name);
    super.addDateHeader(name, date);
  }

  /**
   * Called when the application sets a caching header, which counts and is capped before it is
   * sent.
   */
  private void changing(String name) {
    told = 0;
    if (hidden(name)) {
      new ServletFields(response).remove(CACHE_CONTROL);
      cachingIsOurs = false;
    }
  }

  private boolean hidden(String name) {
    return cachingIsOurs && CACHE_CONTROL.equalsIgnoreCase(name);
  }

  @Override
  public boolean containsHeader(String name) {
    return !hidden(name) && super.containsHeader(name);
  }

  @Override
  public @Nullable String getHeader(String name) {
    return hidden(name) ? null : super.getHeader(name);
  }

  @Override
  public Collection<String> getHeaders(String name) {
    return hidden(name) ? List.of() : super.getHeaders(name);
  }
}
