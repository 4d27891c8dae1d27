package io.github.fallback4j.spring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The attributes of a servlet request, for work that may outlast it. While the request is being
 * handled, they are those of the request. Afterwards they are a copy from the start of the work,
 * without session attributes, and no longer touch objects that the server may reuse. As safe for
 * use by many threads as the request.
 */
final class CarriedRequest extends ServletRequestAttributes {
  private final ServletRequestAttributes live;
  private final Map<String, Object> remembered = new ConcurrentHashMap<>();

  private CarriedRequest(ServletRequestAttributes live) {
    super(live.getRequest(), live.getResponse());
    this.live = live;
    for (String name : getAttributeNames(SCOPE_REQUEST)) {
      Object value = getAttribute(name, SCOPE_REQUEST);
      if (value != null) {
        remembered.put(name, value);
      }
    }
  }

  /** Returns the attributes to bind for work that may outlast their request. */
  static @Nullable RequestAttributes of(@Nullable RequestAttributes attributes) {
    return attributes instanceof ServletRequestAttributes live && !(live instanceof CarriedRequest)
        ? new CarriedRequest(live)
        : attributes;
  }

  /**
   * Tests whether the request is still active by reading an attribute; the session must not be read
   * after the request.
   */
  private void requireUnderWay() {
    live.getAttribute("", SCOPE_REQUEST);
  }

  @Override
  public @Nullable Object getAttribute(String name, int scope) {
    try {
      requireUnderWay();
      return live.getAttribute(name, scope);
    } catch (IllegalStateException ended) {
      return scope == SCOPE_REQUEST ? remembered.get(name) : null;
    }
  }

  @Override
  public String[] getAttributeNames(int scope) {
    try {
      requireUnderWay();
      return live.getAttributeNames(scope);
    } catch (IllegalStateException ended) {
      return scope == SCOPE_REQUEST ? remembered.keySet().toArray(String[]::new) : new String[0];
    }
  }

  @Override
  public void setAttribute(String name, Object value, int scope) {
    try {
      requireUnderWay();
      live.setAttribute(name, value, scope);
    } catch (IllegalStateException ended) {
      if (scope == SCOPE_REQUEST) {
        remembered.put(name, value);
      }
    }
  }

  @Override
  public void removeAttribute(String name, int scope) {
    try {
      requireUnderWay();
      live.removeAttribute(name, scope);
    } catch (IllegalStateException ended) {
      if (scope == SCOPE_REQUEST) {
        remembered.remove(name);
      }
    }
  }

  @Override
  public void registerDestructionCallback(String name, Runnable callback, int scope) {
    try {
      requireUnderWay();
      live.registerDestructionCallback(name, callback, scope);
    } catch (IllegalStateException ended) {
      // there is nothing left to destroy
    }
  }
}
