package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.method.MethodPlanner;
import io.github.fallback4j.method.ProxyKind;
import io.github.fallback4j.method.TypePlan;
import io.github.fallback4j.reactor.SubscriberIdentity;
import io.github.fallback4j.spring.CallerIdentity;
import io.github.fallback4j.spring.InheritedEngine;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.function.SingletonSupplier;

/** Plans the annotated methods of beans, once per bean name. Safe for use by many threads. */
final class BeanPlans {
  private static final Logger LOG = LoggerFactory.getLogger(BeanPlans.class);

  private final ConfigurableListableBeanFactory beans;
  private final ObjectProvider<FallbackEngine> engine;
  private final Supplier<MethodPlanner> planner;
  private final Map<Class<?>, Boolean> annotated = new ConcurrentHashMap<>();
  private final Map<Named, BeanPlan> plans = new ConcurrentHashMap<>();

  /**
   * The key of a plan.
   *
   * @param types the annotated types
   * @param behind the class behind those interfaces that it does not implement itself; {@code null}
   *     if there is none
   */
  private record Named(String beanName, List<Class<?>> types, @Nullable Class<?> behind) {}

  /** Creates an empty set of plans. It looks up no bean before it finds an annotated one. */
  BeanPlans(
      ConfigurableListableBeanFactory beans,
      ObjectProvider<FallbackEngine> engine,
      ObjectProvider<CallerIdentity> identities,
      ObjectProvider<SubscriberIdentity> subscribers,
      FallbackBeans fallbacks) {
    this.beans = beans;
    this.engine = engine;
    this.planner =
        SingletonSupplier.of(
            () ->
                declaredTo(engine.getObject())
                    .integration()
                    .planner(
                        new AllIdentities(identities.orderedStream().toList()),
                        fallbacks,
                        AllSubscriberIdentities.of(subscribers.orderedStream().toList())));
  }

  private FallbackEngine declaredTo(FallbackEngine engine) {
    InheritedEngine.declare(beans, engine);
    return engine;
  }

  /**
   * Returns the plan of a bean.
   *
   * @param types its class, and the interfaces that only its proxy implements
   * @return {@code null} if it has no annotated methods
   */
  @Nullable BeanPlan of(String beanName, List<Class<?>> types, ProxyKind kind) {
    List<Class<?>> concerned = types.stream().filter(this::annotated).toList();
    if (concerned.isEmpty()) {
      return null;
    }
    Class<?> behind = types.stream().filter(t -> !t.isInterface()).findFirst().orElse(null);
    Named named = new Named(beanName, concerned, behind);
    BeanPlan known = plans.get(named);
    if (known != null) {
      return known;
    }
    BeanPlan made = plan(named, kind);
    if (!isInner(beanName)) {
      BeanPlan before = plans.putIfAbsent(named, made);
      if (before != null) {
        return before;
      }
    }
    warn(made);
    return made;
  }

  /**
   * Returns whether all callers get the same object by this name. Otherwise it may hold the state
   * of one of them, as in the scope of a session, and its remembered answers are for callers of
   * that object alone.
   */
  boolean isShared(String beanName) {
    return beans.containsBean(beanName) && beans.isSingleton(beanName);
  }

  boolean annotated(Class<?> type) {
    return annotated.computeIfAbsent(type, BeanPlans::isAnnotated);
  }

  static boolean isAnnotated(Class<?> type) {
    try {
      return MethodPlanner.concerns(type);
    } catch (LinkageError missing) {
      LOG.debug("{} is skipped: it refers to a class that is missing", type, missing);
      return false;
    }
  }

  private BeanPlan plan(Named bean, ProxyKind kind) {
    List<TypePlan> made = new ArrayList<>();
    for (Class<?> type : bean.types()) {
      made.add(
          type.isInterface()
              ? planner.get().plan(type, ProxyKind.INTERFACE, bean.behind())
              : planner.get().plan(type, kind));
    }
    return BeanPlan.of(engine.getObject().integration().enabled(), made);
  }

  /**
   * Returns whether it is an inner bean. Their names contain an identity hash, and are never looked
   * up again.
   */
  private boolean isInner(String beanName) {
    return beanName.contains(BeanFactoryUtils.GENERATED_BEAN_NAME_SEPARATOR)
        && !beans.containsBeanDefinition(beanName);
  }

  private void warn(BeanPlan plan) {
    boolean guards = engine.getObject().integration().enabled();
    for (TypePlan type : plan.types().toList()) {
      type.warnings().forEach(LOG::warn);
      if (guards) {
        SelfCalls.of(type).forEach(LOG::warn);
        ListenerMethods.of(type).forEach(LOG::warn);
      }
    }
  }

  /** Returns the types in the source of a bean. */
  static List<Class<?>> types(Class<?> beanClass, Class<?>... shownByProxy) {
    List<Class<?>> types = new ArrayList<>();
    if (!Proxy.isProxyClass(beanClass)) {
      types.add(beanClass);
    }
    for (Class<?> shown : shownByProxy) {
      if (types.stream().noneMatch(shown::isAssignableFrom)) {
        types.add(shown);
      }
    }
    return types;
  }
}
