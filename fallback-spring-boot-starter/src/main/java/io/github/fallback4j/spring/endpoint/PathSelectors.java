package io.github.fallback4j.spring.endpoint;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameter;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;

/**
 * Lets the path alone name what a request is about, at every endpoint whose id begins with {@code
 * fallback}. Actuator would let body and query name it too, past the rules that an application has
 * for paths; a request that tries is answered with 400. So is every request whose path is unknown
 * here, which is the case with Jersey. Safe for use by many threads.
 */
final class PathSelectors implements OperationInvokerAdvisor {
  private static final String OURS = "fallback";

  @Override
  public OperationInvoker apply(
      EndpointId endpoint,
      OperationType type,
      OperationParameters parameters,
      OperationInvoker invoker) {
    List<OperationParameter> selectors =
        parameters.stream().filter(each -> each.getAnnotation(Selector.class) != null).toList();
    return selectors.isEmpty() || !endpoint.toLowerCaseString().startsWith(OURS)
        ? invoker
        : context -> invoke(context, selectors, invoker);
  }

  private static @Nullable Object invoke(
      InvocationContext context, List<OperationParameter> selectors, OperationInvoker invoker) {
    if (!context.canResolve(WebServerNamespace.class)) { // JMX: parameters have no second source
      return invoker.invoke(context);
    }
    PathVariables path = PathVariables.of(context);
    if (path == null) {
      return refused("the path of this request is unknown: use Spring MVC or WebFlux");
    }
    for (OperationParameter selector : selectors) {
      if (!isPaths(selector, path, context.getArguments())) {
        return refused(
            selector.getName()
                + " is named by the path alone: remove it from the body and the query");
      }
    }
    return invoker.invoke(context);
  }

  private static boolean isPaths(
      OperationParameter selector, PathVariables path, Map<String, Object> arguments) {
    Object value = arguments.get(selector.getName());
    Selector declared = selector.getAnnotation(Selector.class);
    if (declared != null && declared.match() == Match.ALL_REMAINING) {
      return value instanceof String[]; // only Actuator itself puts one there
    }
    return path.named(selector.getName(), value);
  }

  private static WebEndpointResponse<Object> refused(String why) {
    return new WebEndpointResponse<>(
        new ErrorReport(why, null), WebEndpointResponse.STATUS_BAD_REQUEST);
  }
}
