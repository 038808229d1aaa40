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
 * Shows Camel's MBeans two seconds after the context has started, or once the program asks for one
 * of them: making them takes a tenth of a start, and what waits in the inbox need not wait for it.
 * They count from the start all the same.
 */
final class LateMBeans extends DefaultManagementAgent {

  private static final Logger LOG = LoggerFactory.getLogger(LateMBeans.class);

  private static final Executor LATER = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS);

  private final Map<ObjectName, Object> kept = new LinkedHashMap<>();
  private boolean keeps = true;

  private LateMBeans(CamelContext camel) {
    super(camel);
  }

  /** Makes those of {@code camel} wait, which has not begun; without JMX there are none. */
  static void of(CamelContext camel) {
    ManagementStrategy management = camel.getManagementStrategy();
    if (management.getManagementAgent() != null) {
      management.setManagementAgent(new LateMBeans(camel));
    }
  }

  /** Registers what was kept, and from now on each at once. */
  private synchronized void show() {
    keeps = false;
    List<Map.Entry<ObjectName, Object>> now = new ArrayList<>(kept.entrySet());
    kept.clear();
    for (Map.Entry<ObjectName, Object> bean : now) {
      try {
        super.register(bean.getValue(), bean.getKey(), false);
      } catch (JMException | RuntimeException e) {
        LOG.warn("{} is not to be seen over JMX: {}", bean.getKey(), e.toString());
      }
    }
  }

  @Override
  public synchronized void register(Object bean, ObjectName name, boolean force)
      throws JMException {
    if (keeps) {
      kept.put(name, bean);
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
    LATER.execute(this::show);
  }

  @Override
  protected synchronized void doStop() throws Exception {
    kept.clear();
    super.doStop();
  }
}
