package io.github.bybitcamel;

import io.github.bybitcamel.console.Console;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The least of an HTTP server around a console, on any port of this machine. */
final class ConsoleServer implements AutoCloseable {

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  private ConsoleServer(Console console, int port) {
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    FilterHolder guard = new FilterHolder(console.guard());
    guard.setAsyncSupported(true);
    context.addFilter(guard, "/*", EnumSet.of(DispatcherType.REQUEST));
    console
        .servlets()
        .forEach(
            (path, servlet) -> {
              ServletHolder holder = new ServletHolder(servlet);
              holder.setAsyncSupported(true);
              context.addServlet(holder, path);
            });
    server.setHandler(context);
  }

  static ConsoleServer start(Console console, int port) {
    ConsoleServer server = new ConsoleServer(console, port);
    try {
      server.server.start();
      return server;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
