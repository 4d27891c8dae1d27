package io.github.fallback4j.examples.school;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.context.ApplicationContext;

/** Opens pages of a running school, and follows redirects as browsers do. */
public final class Browser {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI school;

  public Browser(int port) {
    this.school = URI.create("http://127.0.0.1:" + port);
  }

  /** A browser for a school that was started on any free port. */
  public static Browser of(ApplicationContext school) {
    return new Browser(
        school.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
  }

  public HttpResponse<String> open(String path) {
    return send(request(path).GET());
  }

  /** Opens a page in a browser that is set to these languages. */
  public HttpResponse<String> open(String path, String languages) {
    return send(request(path).header("Accept-Language", languages).GET());
  }

  /** Presses the button of a form that has no fields. */
  public HttpResponse<String> press(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  /** Gives an order at the fallback endpoint. */
  public HttpResponse<String> order(String target, String json) {
    return send(
        request("/actuator/fallback/" + target)
            .setHeader("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** Takes an order back. */
  public HttpResponse<String> takeBack(String target) {
    return send(request("/actuator/fallback/" + target).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(school.resolve(path))
        .header("Accept", "text/html, */*")
        .timeout(Duration.ofSeconds(20));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError("no answer: " + failed, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }
}
