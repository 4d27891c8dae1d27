package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.Probe;
import io.github.fallback4j.method.ProbeMethod;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;

/** Registers ahead of time the probe methods of a bean, which are called by reflection. */
final class ProbeBeanAotProcessor implements BeanRegistrationAotProcessor {

  @Override
  public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
    Collection<ProbeMethod> probes = ProbeBeans.probes(bean.getBeanClass());
    if (probes.isEmpty()) {
      return null;
    }
    return (generation, code) -> {
      ReflectionHints hints = generation.getRuntimeHints().reflection();
      hints.registerType(Probe.class);
      probes.forEach(probe -> hints.registerMethod(probe.method(), ExecutableMode.INVOKE));
    };
  }
}
