package io.github.bybitcamel.web;

import io.github.bybitcamel.ledger.LedgerView;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty, with {@link Front} before the servlet of the routes. */
public final class HttpDoor implements AutoCloseable {

  private static final int THREADS = 64;
  private static final int HEADER_BYTES = 8 * 1024;
  private static final int WAITING_OUTSIDE = 1024;
  private static final long STOP_MILLIS = 2000;

  private final HttpSettings settings;
  private final Turned turned;
  private final QueuedThreadPool threads = new QueuedThreadPool(THREADS);
  private final Server server = new Server(threads);
  private final ServerConnector connector;
  private final PathMappingsHandler mounted = new PathMappingsHandler();

  /** Builds the door; nobody can knock before {@link #open}. */
  public HttpDoor(HttpSettings settings, Clock clock) {
    this.settings = settings;
    this.turned = new Turned(clock);
    threads.setName("http");
    threads.setDaemon(true);
    connector = new ServerConnector(server, 1, 1, factories());
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setAcceptQueueSize(WAITING_OUTSIDE);
    connector.setIdleTimeout(settings.patience().toMillis());
    connector.addBean(new SlowConnections(settings.patience(), connector));
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(settings.maxConnections(), connector));
    server.setErrorHandler(new Errors());
    server.setStopTimeout(STOP_MILLIS);
  }

  private ConnectionFactory[] factories() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    if (settings.keyStore().isEmpty()) {
      return new ConnectionFactory[] {plain};
    }
    http.addCustomizer(new SecureRequestCustomizer(false));
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(settings.keyStore().get().path());
    tls.setKeyStorePassword(settings.keyStore().get().password());
    return new ConnectionFactory[] {
      new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()), plain
    };
  }

  /**
   * Mounts servlets beside the routes; they guard themselves.
   *
   * @param access is asked before each of them
   * @param paths what each is mounted at, as servlets spell it
   */
  public void mount(Filter access, Map<String, HttpServlet> paths) {
    ServletContextHandler context = new ServletContextHandler();
    context.setErrorHandler(new Errors());
    FilterHolder first = new FilterHolder(access);
    first.setAsyncSupported(true);
    context.addFilter(first, "/*", EnumSet.of(DispatcherType.REQUEST));
    paths.forEach(
        (path, servlet) -> {
          ServletHolder holder = new ServletHolder(servlet);
          holder.setAsyncSupported(true);
          context.addServlet(holder, path);
          mounted.addMapping(new ServletPathSpec(path), context);
        });
  }

  /** Returns how many requests were refused, by the status of the answer. */
  public Map<Integer, Long> refused() {
    return turned.totals();
  }

  /** Returns what does work that a request waits for. */
  public Executor executor() {
    return threads;
  }

  /**
   * Opens the door.
   *
   * @param servlet of the routes
   * @param paper whether nothing can be lost, so that this machine needs no token
   * @param started whether signals may come; until then they are answered 503
   * @return where it is
   * @throws IllegalStateException if it cannot be opened; the message says what to set
   */
  public URI open(
      HttpServlet servlet,
      String servletName,
      String executorName,
      Sources sources,
      boolean paper,
      LedgerView ledger,
      Clock clock,
      BooleanSupplier started) {
    ServletContextHandler routes = new ServletContextHandler();
    routes.setErrorHandler(new Errors());
    ServletHolder holder = new ServletHolder(servletName, servlet);
    holder.setAsyncSupported(true);
    holder.setInitParameter("async", "true");
    holder.setInitParameter("executorRef", executorName);
    routes.addServlet(holder, "/*");
    Callers callers = new Callers(sources, paper, settings.proxies());
    Webhooks webhooks = new Webhooks(ledger, clock);
    mounted.addMapping(
        new ServletPathSpec("/"),
        new Front(routes, callers, webhooks, settings, paper, started, turned));
    server.setHandler(mounted);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(
          "HTTP cannot listen on %s:%d (%s): set HTTP_PORT to another port, or HTTP_ENABLED=false"
              .formatted(settings.host(), settings.port(), rootMessage(e)),
          e);
    }
    String scheme = settings.keyStore().isPresent() ? "https" : "http";
    return URI.create(scheme + "://" + settings.host() + ":" + connector.getLocalPort());
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  /** Lets what is under way end, then closes the door. */
  @Override
  public void close() {
    turned.tell();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("HTTP did not stop in order: " + rootMessage(e), e);
    }
  }
}
