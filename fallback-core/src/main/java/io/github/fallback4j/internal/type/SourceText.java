package io.github.fallback4j.internal.type;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Writes methods and types the way people write them in code. */
public final class SourceText {
  private static final Pattern QUALIFIER = Pattern.compile("\\b(?:\\w+[.$])+(?=\\w)");

  private SourceText() {}

  /**
   * Returns the simple name of a type, such as {@code List<String>} for {@code
   * java.util.List<java.lang.String>}.
   */
  public static String type(Type type) {
    return QUALIFIER.matcher(type.getTypeName()).replaceAll("");
  }

  /** Returns the name and parameter types of a method, like {@code ranking(String)}. */
  static String call(Method method) {
    return method.getName()
        + Arrays.stream(SuspendFunctions.parameters(method))
            .map(SourceText::type)
            .collect(joining(", ", "(", ")"));
  }

  /** Returns the signature of a method, like {@code Ranking ranking(String)}. */
  public static String signature(Method method) {
    return type(SuspendFunctions.returned(method)) + " " + call(method);
  }

  /**
   * Returns a fallback to write for a method, like {@code Ranking noRanking(String room,
   * Degradation why)}.
   */
  public static String fallbackFor(Method method, String name) {
    List<String> parameters = parameters(method);
    parameters.add("Degradation why");
    return written(method, name, parameters);
  }

  /** Returns a method with the signature of another, like {@code Ranking other(String room)}. */
  public static String like(Method method, String name) {
    return written(method, name, parameters(method));
  }

  private static List<String> parameters(Method method) {
    List<String> parameters = new ArrayList<>();
    Type[] types = SuspendFunctions.parameters(method);
    Parameter[] named = method.getParameters();
    for (int i = 0; i < types.length; i++) {
      parameters.add(type(types[i]) + " " + named[i].getName());
    }
    return parameters;
  }

  private static String written(Method method, String name, List<String> parameters) {
    return type(SuspendFunctions.returned(method))
        + parameters.stream().collect(joining(", ", " " + name + "(", ")"));
  }

  /** Returns a name for a fallback method, like {@code noRanking} for {@code ranking}. */
  public static String fallbackName(Method method) {
    String name = method.getName();
    return "no" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
