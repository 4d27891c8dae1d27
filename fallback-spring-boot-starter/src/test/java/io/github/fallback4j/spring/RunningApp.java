package io.github.fallback4j.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real application with a web server on a free port, asked over HTTP. */
public final class RunningApp implements AutoCloseable {
  /** The header that says who asks, for applications that look at it. */
  public static final String USER = "X-Test-User";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();
  private String user = "";

  private RunningApp(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts an application whose endpoints are exposed. */
  public static Builder of(Class<?>... sources) {
    return new Builder(sources);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Whether there is a bean of this name. */
  public boolean has(String bean) {
    return context.containsBean(bean);
  }

  /** Asks on somebody's behalf from now on. */
  public void as(String name) {
    user = name;
  }

  public Answer get(String path) {
    return send(path, "GET", null);
  }

  /** Asks with a header field of its own. */
  public Answer get(String path, String field, String value) {
    return send(request(path, "GET", null).header(field, value));
  }

  public Answer head(String path) {
    return send(path, "HEAD", null);
  }

  public Answer post(String path, String json) {
    return send(path, "POST", json);
  }

  public Answer delete(String path) {
    return send(path, "DELETE", null);
  }

  /** Asks at the port of the endpoints, which is that of the application unless it is set. */
  public Answer manage(String method, String path, String json) {
    String own = context.getEnvironment().getProperty("local.management.port");
    return send(own == null ? request(path, method, json) : request(own, path, method, json));
  }

  private Answer send(String path, String method, String json) {
    return send(request(path, method, json));
  }

  private HttpRequest.Builder request(String path, String method, String json) {
    return request(context.getEnvironment().getProperty("local.server.port"), path, method, json);
  }

  private HttpRequest.Builder request(String port, String path, String method, String json) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Content-Type", "application/json")
        .header(USER, user)
        .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }

  /** What the application answered. */
  public record Answer(int status, String body, HttpHeaders headers) {
    /** The values of a header field, joined by commas; {@code null} if it is not there. */
    public String header(String name) {
      List<String> values = headers.allValues(name);
      return values.isEmpty() ? null : String.join(", ", values);
    }

    /** The value at a path like {@code dependencies.ranking.status}. */
    public JsonNode at(String path) {
      return JSON.readTree(body).at("/" + path.replace('.', '/'));
    }

    public String text(String path) {
      return at(path).asString();
    }

    public List<String> list(String path) {
      List<String> elements = new ArrayList<>();
      at(path).forEach(element -> elements.add(element.asString()));
      return elements;
    }
  }

  /** Says how it starts. */
  public static final class Builder {
    private final SpringApplicationBuilder application;
    private final Map<String, String> properties = new LinkedHashMap<>();

    private Builder(Class<?>... sources) {
      application = new SpringApplicationBuilder(sources).web(WebApplicationType.SERVLET);
      with(
          "server.port=0",
          "spring.main.banner-mode=off",
          "spring.application.name=school",
          "management.endpoints.web.exposure.include=*",
          "management.endpoint.health.show-details=always");
    }

    /** Answers requests with WebFlux. */
    public Builder reactive() {
      application.web(WebApplicationType.REACTIVE);
      return this;
    }

    public Builder with(String... values) {
      for (String value : values) {
        int equals = value.indexOf('=');
        properties.put(value.substring(0, equals), value.substring(equals + 1));
      }
      return this;
    }

    public Builder writable() {
      return with("management.endpoint.fallback.access=unrestricted");
    }

    public Builder environment(Map<String, Object> variables) {
      application.initializers(
          context ->
              context
                  .getEnvironment()
                  .getPropertySources()
                  .addAfter(
                      StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                      new SystemEnvironmentPropertySource("test-systemEnvironment", variables)));
      return this;
    }

    public RunningApp start() {
      String[] arguments =
          properties.entrySet().stream().map(each -> "--" + each).toArray(String[]::new);
      return new RunningApp(application.run(arguments));
    }
  }
}
