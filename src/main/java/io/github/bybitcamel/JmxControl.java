package io.github.bybitcamel;

import io.github.bybitcamel.control.AccountControl;
import io.github.bybitcamel.web.Trail;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The trading control of one account as JMX sees it, until it is closed. */
final class JmxControl implements TradingMXBean, AutoCloseable {

  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  private final AccountControl control;
  private final ObjectName name;
  private final Trail trail;
  private final String account;

  private JmxControl(AccountControl control, ObjectName name, String account, Trail trail) {
    this.control = control;
    this.name = name;
    this.account = account;
    this.trail = trail;
  }

  /** Shows {@code control} under account and inbox: there may be several desks in a process. */
  static JmxControl of(AccountControl control, String account, Path inbox, Trail trail) {
    try {
      JmxControl bean = new JmxControl(control, name(account, inbox), account, trail);
      SERVER.registerMBean(bean, bean.name);
      return bean;
    } catch (JMException e) {
      throw new IllegalStateException("no control over JMX: " + e.getMessage(), e);
    }
  }

  static ObjectName name(String account, Path inbox) throws JMException {
    return new ObjectName(
        "io.github.bybitcamel:type=Trading,account=%s,inbox=%s"
            .formatted(account, ObjectName.quote(inbox.toAbsolutePath().toString())));
  }

  @Override
  public String getState() {
    return control.state().state().name();
  }

  @Override
  public String getReason() {
    return control.state().reason();
  }

  @Override
  public String halt(String reason, boolean cancelOrders, boolean closePositions) {
    String why = why(reason);
    return written("halt", why, () -> control.halt(why, cancelOrders, closePositions));
  }

  @Override
  public String reduceOnly(String reason) {
    String why = why(reason);
    return written("reduce-only", why, () -> control.reduceOnly(why));
  }

  /** A caller may have none, and stops trading all the same. */
  private static String why(String reason) {
    return reason == null || reason.isBlank() ? "no reason given" : reason;
  }

  @Override
  public String resume() {
    return written("resume", "", control::resume);
  }

  private String written(String action, String reason, Supplier<String> work) {
    String subject = "account=" + account + (reason.isEmpty() ? "" : " reason=" + reason);
    try {
      String said = work.get();
      trail.write("jmx", action, subject, "done", said);
      return said;
    } catch (RuntimeException e) {
      trail.write("jmx", action, subject, "failed", String.valueOf(e.getMessage()));
      throw e;
    }
  }

  @Override
  public void heartbeat() {
    control.heartbeat();
  }

  @Override
  public void close() throws JMException {
    SERVER.unregisterMBean(name);
  }
}
