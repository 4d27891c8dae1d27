package io.github.fallback4j.spring.matrix;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/**
 * A plain JDK proxy that hands calls on to methods of the same name, which another type declares.
 *
 * @param type declares what is called
 * @param target on which it is called
 */
record Relay(Class<?> type, Object target) implements InvocationHandler {

  /**
   * Makes the proxy.
   *
   * @param shown the interface its callers see
   */
  static <T> T of(Class<T> shown, Class<?> type, Object target) {
    return shown.cast(
        Proxy.newProxyInstance(
            shown.getClassLoader(), new Class<?>[] {shown}, new Relay(type, target)));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return method.invoke(this, args);
    }
    Method called =
        Arrays.stream(type.getMethods())
            .filter(each -> each.getName().equals(method.getName()) && !each.isBridge())
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException(type + " has no " + method));
    called.setAccessible(true);
    try {
      return called.invoke(target, args);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
