package io.github.bybitcamel.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose request does not come to an end: each byte keeps an idle timeout from
 * acting, but not this.
 */
final class SlowConnections extends AbstractLifeCycle implements Connection.Listener {

  private final Duration patience;
  private final Connector connector;
  private final Map<Connection, Seen> seen = new ConcurrentHashMap<>();
  private Scheduler.Task task;

  /** What a connection had brought when its request began, or when it last was quiet. */
  private record Seen(long messages, long bytes, long since) {}

  SlowConnections(Duration patience, Connector connector) {
    this.patience = patience;
    this.connector = connector;
  }

  @Override
  protected void doStart() {
    schedule();
  }

  private void schedule() {
    task =
        connector
            .getScheduler()
            .schedule(this::look, patience.toMillis() / 4, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void doStop() {
    task.cancel();
    seen.clear();
  }

  @Override
  public void onOpened(Connection connection) {
    // TLS counts no requests of its own: the connection inside it does.
    if (connection instanceof ConnectionMetaData) {
      seen.put(connection, new Seen(0, 0, NanoTime.now()));
    }
  }

  @Override
  public void onClosed(Connection connection) {
    seen.remove(connection);
  }

  private void look() {
    seen.replaceAll(this::look);
    if (isRunning()) {
      schedule();
    }
  }

  private Seen look(Connection connection, Seen last) {
    long messages = connection.getMessagesIn();
    long bytes = connection.getBytesIn();
    // Where nothing whole has come yet, TLS may still be shaking hands, which counts no bytes. What
    // is being answered has come whole but for its body, and that has a clock of its own.
    boolean answered = messages > connection.getMessagesOut();
    boolean quiet = messages > 0 && bytes == last.bytes();
    if (answered || quiet || messages != last.messages()) {
      return new Seen(messages, bytes, NanoTime.now());
    }
    if (NanoTime.since(last.since()) > patience.toNanos()) {
      connection.getEndPoint().close();
    }
    return last;
  }
}
