package io.github.bybitcamel.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventClientTest {

  private final Broadcaster broadcaster = new Broadcaster();
  private final AtomicInteger completed = new AtomicInteger();
  private final Line line = new Line();
  private final EventClient client = new EventClient(context(), line, broadcaster);

  /** A connection that takes something, or nothing. */
  private static final class Line extends ServletOutputStream {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private boolean ready = true;

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void write(int one) {
      written.write(one);
    }

    String text() {
      return written.toString(StandardCharsets.UTF_8);
    }
  }

  private AsyncContext context() {
    return (AsyncContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {AsyncContext.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("complete")) {
                completed.incrementAndGet();
              }
              return null;
            });
  }

  @Test
  void writesEventsInOrder() {
    broadcaster.add(client);
    broadcaster.tell("signal", Map.of("n", 1));
    client.onWritePossible();
    broadcaster.tell("signal", Map.of("n", 2));

    assertThat(line.text())
        .isEqualTo("event: signal\ndata: {\"n\":1}\n\nevent: signal\ndata: {\"n\":2}\n\n");
  }

  @Test
  void keepsWhatASlowPageHasNotTakenYet() {
    broadcaster.add(client);
    client.onWritePossible();
    line.ready = false;
    broadcaster.tell("signal", Map.of("n", 1));
    assertThat(line.text()).isEmpty();

    line.ready = true;
    client.onWritePossible();

    assertThat(line.text()).contains("{\"n\":1}");
  }

  @Test
  void letsAPageGoThatDoesNotKeepUp() {
    broadcaster.add(client);
    line.ready = false;
    client.onWritePossible();
    for (int i = 0; i < EventClient.MOST; i++) {
      broadcaster.tell("signal", i);
    }
    assertThat(broadcaster.clients()).isEqualTo(1);

    broadcaster.tell("signal", "one too many");

    assertThat(broadcaster.clients()).isZero();
    assertThat(broadcaster.dropped()).isEqualTo(1);
    assertThat(completed).hasValue(1);
  }

  @Test
  void endsOnceWhenThePageIsClosed() {
    broadcaster.add(client);
    client.onError(new java.io.IOException("closed"));
    client.onComplete(null);

    assertThat(broadcaster.clients()).isZero();
    assertThat(completed).hasValue(1);
  }
}
