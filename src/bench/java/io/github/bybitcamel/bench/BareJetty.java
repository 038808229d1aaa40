package io.github.bybitcamel.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Jetty alone, in a process of its own: reads the body and answers 202. As a bare hook it places an
 * order first, as somebody would write it by hand, with nothing on disk.
 */
final class BareJetty {

  private BareJetty() {}

  static Child start(Path directory, int port, List<URI> exchange) {
    List<String> arguments = new ArrayList<>(List.of("" + port));
    exchange.forEach(uri -> arguments.add(uri.toString()));
    return Child.java(
        "jetty", directory, List.of("-Xmx256m"), BareJetty.class, List.copyOf(arguments));
  }

  /** Serves until the process ends. Arguments: the port, and for a hook the exchange. */
  public static void main(String[] args) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(args[0]));
    server.addConnector(connector);
    server.setHandler(args.length > 1 ? new Hook(URI.create(args[1])) : new Taker());
    server.start();
    server.join();
  }

  /** Reads the body and answers. */
  private static class Taker extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      ByteBuffer body = Content.Source.asByteBuffer(request);
      act();
      byte[] answer = ("{\"bytes\":" + body.remaining() + "}").getBytes(StandardCharsets.UTF_8);
      response.setStatus(202);
      response.getHeaders().put("Content-Length", answer.length);
      response.write(true, ByteBuffer.wrap(answer), callback);
      return true;
    }

    void act() throws IOException {}
  }

  /** Places an order before it answers. */
  private static final class Hook extends Taker {

    private final AtomicLong number = new AtomicLong(System.nanoTime());
    private final FloorCalls calls;

    Hook(URI exchange) {
      this.calls = FloorCalls.market(exchange);
    }

    @Override
    void act() throws IOException {
      calls.place(number.incrementAndGet());
    }
  }
}
