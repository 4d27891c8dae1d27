package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.method.MethodPlan;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/**
 * Warns, once for each method, of a failed call that dooms the transaction around it: something it
 * called joined that transaction and marked it for rollback. Safe for use by many threads.
 */
final class DoomedTransactions {
  private static final Logger LOG = LoggerFactory.getLogger(DoomedTransactions.class);

  private static final boolean TRANSACTIONS =
      ClassUtils.isPresent(
          "org.springframework.transaction.support.ResourceHolderSupport",
          DoomedTransactions.class.getClassLoader());

  private final Set<MethodPlan> warned = ConcurrentHashMap.newKeySet();

  /**
   * Warns if the transaction of the calling thread is doomed.
   *
   * @param failed a call of a guarded method, which threw
   */
  static void warnOf(ProxyMethodInvocation failed) {
    GuardAdvisor guard = TRANSACTIONS ? AdviceOrder.guardOf(failed.getProxy()) : null;
    MethodPlan plan = guard == null ? null : guard.plans().of(failed.getMethod());
    if (guard != null && plan != null && CurrentTransaction.isDoomed()) {
      guard.doomed().warn(plan);
    }
  }

  private void warn(MethodPlan plan) {
    if (warned.add(plan)) {
      LOG.warn(
          "A call of {} failed, and the transaction around it is marked for rollback: whoever began"
              + " it will get an UnexpectedRollbackException, although this call is answered."
              + " Something that {} calls, like a repository, joined that transaction. Let the method"
              + " run in a transaction of its own, @Transactional(propagation = REQUIRES_NEW), or in"
              + " none, NOT_SUPPORTED",
          plan,
          plan.method().getName());
    }
  }

  /** What an application without transactions cannot load. */
  private static final class CurrentTransaction {
    private CurrentTransaction() {}

    static boolean isDoomed() {
      if (!TransactionSynchronizationManager.isActualTransactionActive()) {
        return false;
      }
      for (Object resource : TransactionSynchronizationManager.getResourceMap().values()) {
        if (resource instanceof ResourceHolderSupport holder && holder.isRollbackOnly()) {
          return true;
        }
      }
      try {
        return TransactionAspectSupport.currentTransactionStatus().isRollbackOnly();
      } catch (NoTransactionException notByAnnotation) {
        return false;
      }
    }
  }
}
