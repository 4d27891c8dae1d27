package io.github.fallback4j.spring.endpoint;

import io.github.fallback4j.Order;
import io.github.fallback4j.OrderReceipt;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.UnknownDependencyException;
import java.security.Principal;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * The endpoint over HTTP: also takes orders, and answers what it refuses with 404 or 400 and a
 * reason. Values come as text and are read here, because a value Spring cannot convert would be
 * refused without one. Safe for use by many threads.
 */
@RegisterReflectionForBinding({
  OrderReport.class,
  ClearReport.class,
  LevelOrderReport.class,
  ErrorReport.class
})
@EndpointWebExtension(endpoint = FallbackEndpoint.class)
public final class FallbackWebEndpoint {
  private static final String ORDERED =
      "Holds in this instance only, and ends with it; other instances do not know of it.";
  private static final String REMOVED =
      "Removed in this instance only; orders given to other instances still hold there.";

  private final FallbackEndpoint endpoint;
  private final Switchboard switchboard;

  /**
   * Shows an engine and orders from it.
   *
   * @param endpoint shows it
   * @param switchboard takes its orders
   */
  public FallbackWebEndpoint(FallbackEndpoint endpoint, Switchboard switchboard) {
    this.endpoint = endpoint;
    this.switchboard = switchboard;
  }

  /**
   * One dependency, with everything that bears on it; 404 if there is none of this id.
   *
   * @param id its id
   */
  @ReadOperation
  public WebEndpointResponse<Object> dependency(@Selector String id) {
    return answer(() -> endpoint.dependency(id));
  }

  /**
   * Gives an order for a target.
   *
   * @param target an id, {@code tag:x}, {@code all} or {@code *}
   * @param mode {@code off}, {@code on}, {@code auto} or {@code standby}
   * @param ttl how long it lasts, like {@code 30m}; by default as long as its mode says
   * @param reason why
   * @param ramp {@code false} lets calls return at once instead of in steps
   * @param caller who orders
   */
  @WriteOperation
  public WebEndpointResponse<Object> order(
      @Selector String target,
      @Nullable String mode,
      @Nullable String ttl,
      @Nullable String reason,
      @Nullable String ramp,
      SecurityContext caller) {
    return answer(
        () -> {
          List<String> covered = switchboard.covered(target);
          Order order = new OrderForm(ttl, reason, actor(caller)).order(target, mode, ramp);
          OrderReceipt receipt = switchboard.order(order);
          return new OrderReport(
              receipt.applied(),
              receipt.masked(),
              receipt.refused().keySet().stream().sorted().toList(),
              new TreeMap<>(receipt.refused()),
              endpoint.reports(covered),
              ORDERED);
        });
  }

  /**
   * Removes the order with exactly this target.
   *
   * @param target an id, {@code tag:x}, {@code all} or {@code *}
   */
  @DeleteOperation
  public WebEndpointResponse<Object> clear(@Selector String target) {
    return answer(
        () ->
            new ClearReport(
                switchboard.clear(target), endpoint.reports(switchboard.covered(target)), REMOVED));
  }

  /**
   * Orders a floor or cap for the level.
   *
   * @param level 0 to 3
   * @param as {@code floor}, {@code cap} or {@code pin}; a floor by default
   * @param ttl how long it lasts, like {@code 1h}; 4 h by default
   * @param reason why
   * @param caller who orders
   */
  @WriteOperation
  public WebEndpointResponse<Object> orderLevel(
      @Nullable String level,
      @Nullable String as,
      @Nullable String ttl,
      @Nullable String reason,
      SecurityContext caller) {
    return answer(
        () -> {
          switchboard.order(new OrderForm(ttl, reason, actor(caller)).level(level, as));
          return new LevelOrderReport(endpoint.level(), endpoint.reports(), ORDERED);
        });
  }

  /** Removes floor and cap of the level. */
  @DeleteOperation
  public WebEndpointResponse<Object> clearLevel() {
    switchboard.clearLevel();
    return answer(() -> new LevelOrderReport(endpoint.level(), endpoint.reports(), REMOVED));
  }

  private static String actor(SecurityContext caller) {
    Principal principal = caller.getPrincipal();
    return principal == null ? "anonymous" : principal.getName();
  }

  private static WebEndpointResponse<Object> answer(Supplier<Object> work) {
    try {
      return new WebEndpointResponse<>(work.get());
    } catch (UnknownDependencyException unknown) {
      return new WebEndpointResponse<>(
          new ErrorReport(String.valueOf(unknown.getMessage()), unknown.nearest()),
          WebEndpointResponse.STATUS_NOT_FOUND);
    } catch (IllegalArgumentException malformed) {
      return new WebEndpointResponse<>(
          new ErrorReport(String.valueOf(malformed.getMessage()), null),
          WebEndpointResponse.STATUS_BAD_REQUEST);
    }
  }
}
