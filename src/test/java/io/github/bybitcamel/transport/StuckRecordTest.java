package io.github.bybitcamel.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.sink.Candles;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An endpoint of which nothing is known, and that never takes one of the records. */
class StuckRecordTest {

  private final CamelContext camel = new DefaultCamelContext();
  private final List<String> taken = new ArrayList<>();
  private final AtomicBoolean dead = new AtomicBoolean();

  @BeforeEach
  void start() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("direct:somewhere")
                .process(
                    exchange -> {
                      String body = exchange.getMessage().getBody(String.class);
                      if (dead.get() || body.contains("\"close\":\"13\"")) {
                        throw new IllegalStateException("not this one");
                      }
                      taken.add(body);
                    });
          }
        });
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void isADeadLetterOnceItHasFailedTenTimesAndTheNextGoesWell() throws Exception {
    FeedRecord poison = Candles.candle("BTCUSDT", 1, "13", 0);
    List<FeedRecord> records =
        List.of(Candles.candle("BTCUSDT", 0, "1", 0), poison, Candles.candle("BTCUSDT", 2, "2", 0));
    try (Sink sink = new CamelSink(camel, new AnyEndpoint("direct:somewhere"))) {
      for (int i = 1; i < 10; i++) {
        assertThatThrownBy(() -> sink.take(records)).isInstanceOf(SinkDownException.class);
      }
      dead.set(true);
      assertThatThrownBy(() -> sink.take(records.subList(1, 3)))
          .isInstanceOf(SinkDownException.class);
      dead.set(false);

      List<Sink.Refused> refused = sink.take(records);

      assertThat(refused).extracting(Sink.Refused::record).containsExactly(poison);
      assertThat(refused.get(0).reason()).contains("not this one");
      assertThat(taken.get(taken.size() - 1)).contains("\"close\":\"2\"");
    }
  }
}
