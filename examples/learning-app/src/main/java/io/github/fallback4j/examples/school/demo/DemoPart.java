package io.github.fallback4j.examples.school.demo;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Profile;

/** Something only the demo profile starts, and only while nobody brings their own. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Profile("demo")
@Conditional(NobodyBringsTheirOwn.class)
@interface DemoPart {

  /** Properties that say where somebody's own is. */
  String[] unless();
}
