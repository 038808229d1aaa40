package io.github.bybitcamel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.management.DefaultManagementAgent;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Camel's MBeans until they are shown, the program asks for one of them, or the start takes
 * long: making them takes a tenth of a start, and what waits in the inbox need not wait for it.
 * They count from the start all the same.
 */
final class LateMBeans extends DefaultManagementAgent {

  private static final Logger LOG = LoggerFactory.getLogger(LateMBeans.class);

  /** Who wants to see why the exchange is not reached sees them by then. */
  private static final Executor AT_LAST = CompletableFuture.delayedExecutor(10, TimeUnit.SECONDS);

  private final Map<ObjectName, Object> kept = new LinkedHashMap<>();
  private final Executor atLast;
  private boolean keeps = true;

  private LateMBeans(CamelContext camel, Executor atLast) {
    super(camel);
    this.atLast = atLast;
  }

  /** Keeps those of {@code camel}, which has not begun; without JMX there are none. */
  static LateMBeans of(CamelContext camel) {
    return of(camel, AT_LAST);
  }

  /**
   * Keeps those of {@code camel}.
   *
   * @param atLast shows them when the time has come, even if nobody else does
   */
  static LateMBeans of(CamelContext camel, Executor atLast) {
    LateMBeans late = new LateMBeans(camel, atLast);
    ManagementStrategy management = camel.getManagementStrategy();
    if (management.getManagementAgent() != null) {
      management.setManagementAgent(late);
    }
    return late;
  }

  /** Registers what was kept, and from now on each at once. */
  synchronized void show() {
    keeps = false;
    List<Map.Entry<ObjectName, Object>> now = new ArrayList<>(kept.entrySet());
    kept.clear();
    for (Map.Entry<ObjectName, Object> bean : now) {
      try {
        super.register(bean.getValue(), bean.getKey(), false);
      } catch (JMException | RuntimeException | LinkageError e) {
        LOG.warn("{} is not to be seen over JMX: {}", bean.getKey(), e.toString());
      }
    }
  }

  @Override
  public synchronized void register(Object bean, ObjectName name, boolean force)
      throws JMException {
    if (keeps && force) {
      kept.put(name, bean);
    } else if (keeps) {
      kept.putIfAbsent(name, bean);
    } else {
      super.register(bean, name, force);
    }
  }

  @Override
  public synchronized void unregister(ObjectName name) throws JMException {
    if (kept.remove(name) == null) {
      super.unregister(name);
    }
  }

  @Override
  public synchronized boolean isRegistered(ObjectName name) {
    return kept.containsKey(name) || super.isRegistered(name);
  }

  @Override
  public synchronized <T> T newProxyClient(ObjectName name, Class<T> type) {
    show();
    return super.newProxyClient(name, type);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    atLast.execute(this::show);
  }

  @Override
  protected synchronized void doStop() throws Exception {
    kept.clear();
    keeps = true;
    super.doStop();
  }
}
