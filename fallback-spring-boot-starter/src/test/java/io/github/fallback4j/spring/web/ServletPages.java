package io.github.fallback4j.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** One page for each way a servlet container sends a response. */
@Controller
public class ServletPages {
  static final String ERROR_PAGE_HELPS = "error-page-helps";
  static final String CACHING = "max-age=3600, public";
  private static final int KILOBYTES_20 = 20 * 1024;

  private final Parts parts;

  ServletPages(Parts parts) {
    this.parts = parts;
  }

  private <T> ResponseEntity<T> kept(T body) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(body);
  }

  private static void keep(HttpServletResponse response) {
    response.setHeader("Cache-Control", CACHING);
  }

  @GetMapping("/value")
  ResponseEntity<String> value() {
    return kept(parts.ranking());
  }

  @GetMapping("/json")
  ResponseEntity<List<String>> json() {
    return kept(Collections.nCopies(KILOBYTES_20 / 4, parts.ranking()));
  }

  @GetMapping("/bytes")
  void bytes(HttpServletResponse response) throws IOException {
    keep(response);
    parts.ranking();
    response.getOutputStream().write(new byte[KILOBYTES_20]);
  }

  @GetMapping("/single-bytes")
  void singleBytes(HttpServletResponse response) throws IOException {
    keep(response);
    parts.ranking();
    for (int i = 0; i < KILOBYTES_20; i++) {
      response.getOutputStream().write('x');
    }
  }

  @GetMapping("/buffers")
  void buffers(HttpServletResponse response) throws IOException {
    keep(response);
    parts.ranking();
    response.getOutputStream().write(ByteBuffer.allocate(KILOBYTES_20));
  }

  @GetMapping("/text")
  void text(HttpServletResponse response) throws IOException {
    keep(response);
    response.setContentType("text/plain;charset=UTF-8");
    parts.ranking();
    response.getWriter().write("順".repeat(KILOBYTES_20 / 3));
  }

  @GetMapping("/lines")
  void lines(HttpServletResponse response) throws IOException {
    keep(response);
    parts.ranking();
    for (int i = 0; i < KILOBYTES_20; i++) {
      response.getWriter().println();
    }
  }

  @GetMapping("/small")
  void small(HttpServletResponse response) throws IOException {
    response.getWriter().write(parts.ranking());
  }

  @GetMapping("/flushed")
  void flushed(HttpServletResponse response) throws IOException {
    keep(response);
    parts.ranking();
    response.flushBuffer();
    response.getWriter().write("end");
  }

  @GetMapping("/written-before")
  void writtenBefore(HttpServletResponse response) throws IOException {
    response.getWriter().write("begin");
    parts.ranking();
    keep(response);
    response.getWriter().write("x".repeat(KILOBYTES_20));
  }

  @GetMapping("/kept-late")
  void keptLate(HttpServletResponse response) throws IOException {
    parts.ranking();
    response.getWriter().write("begin");
    keep(response);
    response.getWriter().write("x".repeat(KILOBYTES_20));
  }

  @GetMapping("/reset")
  void reset(HttpServletResponse response) throws IOException {
    parts.ranking();
    response.getWriter().write("begin");
    response.reset();
    keep(response);
    response.getOutputStream().write(new byte[KILOBYTES_20]);
  }

  @GetMapping("/nothing")
  ResponseEntity<Void> nothing() {
    parts.ranking();
    return ResponseEntity.noContent()
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .build();
  }

  @GetMapping("/unmodified")
  ResponseEntity<Void> unmodified() {
    parts.ranking();
    return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
        .eTag("\"7\"")
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .build();
  }

  @GetMapping("/missing")
  void missing(HttpServletResponse response) throws IOException {
    keep(response);
    parts.ranking();
    response.sendError(404);
  }

  @GetMapping("/gone")
  void gone(HttpServletResponse response) throws IOException {
    keep(response);
    parts.ranking();
    response.sendError(410, "gone");
  }

  @GetMapping("/broken")
  void broken() {
    parts.ranking();
    throw new IllegalStateException("broken on purpose");
  }

  @GetMapping("/broken-before")
  void brokenBefore(HttpServletRequest request) {
    request.setAttribute(ERROR_PAGE_HELPS, true);
    throw new IllegalStateException("broken on purpose");
  }

  @GetMapping("/moved")
  void moved(HttpServletResponse response) throws IOException {
    keep(response);
    parts.ranking();
    response.sendRedirect("/value");
  }

  @GetMapping("/redirected")
  String redirected() {
    parts.ranking();
    return "redirect:/value";
  }

  @GetMapping("/forwarded")
  String forwarded() {
    parts.ranking();
    return "forward:/plain";
  }

  @GetMapping("/plain")
  @ResponseBody
  ResponseEntity<String> plain() {
    return kept("x".repeat(KILOBYTES_20));
  }

  @GetMapping("/callable")
  Callable<ResponseEntity<String>> callable() {
    return () -> kept(parts.ranking());
  }

  @GetMapping("/callable-broken")
  Callable<String> callableBroken() {
    return () -> {
      parts.ranking();
      throw new IllegalStateException("broken on purpose");
    };
  }

  @GetMapping("/deferred")
  DeferredResult<ResponseEntity<String>> deferred() {
    DeferredResult<ResponseEntity<String>> result = new DeferredResult<>();
    ResponseEntity<String> kept = kept(parts.ranking());
    CompletableFuture.runAsync(() -> result.setResult(kept));
    return result;
  }

  @GetMapping("/future")
  CompletableFuture<ResponseEntity<String>> future() {
    parts.ranking();
    return parts.scores().thenApply(this::kept);
  }

  @GetMapping("/future-failed")
  CompletableFuture<ResponseEntity<String>> futureFailed() {
    return parts.marks().thenApply(this::kept);
  }

  @GetMapping("/streamed")
  ResponseEntity<StreamingResponseBody> streamed() {
    return kept(stream -> stream.write(parts.ranking().getBytes(StandardCharsets.UTF_8)));
  }

  @GetMapping("/events")
  ResponseEntity<SseEmitter> events() {
    SseEmitter emitter = new SseEmitter();
    String ranking = parts.ranking();
    CompletableFuture.runAsync(
        () -> {
          try {
            emitter.send(ranking, MediaType.TEXT_PLAIN);
            emitter.complete();
          } catch (IOException lost) {
            emitter.completeWithError(lost);
          }
        });
    return kept(emitter);
  }

  @GetMapping("/too-late")
  void tooLate(HttpServletResponse response) throws IOException {
    keep(response);
    response.getWriter().write("begin");
    response.flushBuffer();
    response.getWriter().write(parts.ranking());
  }

  @GetMapping("/unsaid")
  @ResponseBody
  String unsaid() {
    return parts.ranking();
  }

  @GetMapping("/versioned")
  ResponseEntity<String> versioned() {
    return ResponseEntity.ok()
        .eTag("\"7\"")
        .lastModified(0)
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(parts.ranking());
  }
}
