package io.github.fallback4j.examples.school.demo.outage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Gives orders at the school's endpoint. */
final class Operator {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI endpoint;

  Operator(URI school) {
    this.endpoint = school.resolve("/actuator/fallback/");
  }

  /** Operators look before they act; and what the first request costs is not the order's time. */
  void look() throws IOException, InterruptedException {
    send(to("lesson").GET());
  }

  void order(String target, String json) throws IOException, InterruptedException {
    send(to(target).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
  }

  void takeBack(String target) throws IOException, InterruptedException {
    send(to(target).DELETE());
  }

  /** Concatenated: what stands before a colon in a relative address would be its scheme. */
  private HttpRequest.Builder to(String target) {
    return HttpRequest.newBuilder(URI.create(endpoint + target));
  }

  private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("the endpoint answered with " + response.statusCode());
    }
  }
}
