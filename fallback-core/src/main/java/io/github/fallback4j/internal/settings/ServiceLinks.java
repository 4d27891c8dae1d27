package io.github.fallback4j.internal.settings;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows the variables that Kubernetes gives every container for each service: for a service named
 * {@code fallback-windows} they begin like ours. Stateless.
 */
final class ServiceLinks {
  private static final Pattern HOST = Pattern.compile("FALLBACK(_[A-Z0-9_]+)?_SERVICE_HOST");
  private static final Pattern SERVICE_PORT =
      Pattern.compile("FALLBACK(_[A-Z0-9_]+)?_SERVICE_PORT");
  private static final Pattern NAMED_PORT =
      Pattern.compile("(FALLBACK(?:_[A-Z0-9_]+)?_SERVICE_)PORT_[A-Z0-9_]+");
  private static final Pattern PORT =
      Pattern.compile(
          "FALLBACK(_[A-Z0-9_]+?)??_PORT(_\\d{1,5}_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?");
  private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

  private ServiceLinks() {}

  /**
   * Whether a variable has the name and the value that Kubernetes gives.
   *
   * @param name of the variable
   * @param value of the variable
   * @param all the variables there are
   */
  static boolean isOne(String name, String value, Map<String, String> all) {
    if (HOST.matcher(name).matches()) {
      return true;
    }
    if (SERVICE_PORT.matcher(name).matches()) {
      return NUMBER.matcher(value).matches();
    }
    Matcher port = PORT.matcher(name);
    if (port.matches()) {
      return port.group(4) != null || ADDRESS.matcher(value).matches();
    }
    Matcher named = NAMED_PORT.matcher(name);
    return named.matches()
        && NUMBER.matcher(value).matches()
        && all.containsKey(named.group(1) + "HOST");
  }
}
