package io.github.bybitcamel;

import io.github.bybitcamel.trade.TradingControl;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The trading control of one account as JMX sees it, until it is closed. */
final class JmxControl implements TradingMXBean, AutoCloseable {

  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  private final TradingControl control;
  private final ObjectName name;

  private JmxControl(TradingControl control, ObjectName name) {
    this.control = control;
    this.name = name;
  }

  /** Shows {@code control} under account and inbox: there may be several desks in a process. */
  static JmxControl of(TradingControl control, String account, Path inbox) {
    try {
      JmxControl bean = new JmxControl(control, name(account, inbox));
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
    return control.halt(reason, cancelOrders, closePositions);
  }

  @Override
  public String reduceOnly(String reason) {
    return control.reduceOnly(reason);
  }

  @Override
  public String resume() {
    return control.resume();
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
