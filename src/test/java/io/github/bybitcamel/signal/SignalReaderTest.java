package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.model.Size;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignalReaderTest {

  private static final SignalHeader HEADER =
      new SignalHeader(
          "inbox",
          "file#1",
          "default",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  @Test
  void readsTheRecordThatSendersAlreadyWrite() {
    Reading reading =
        Records.json(
            "{'symbol':'BTCUSDT','side':'Buy','order_type':'Market','qty':0.01,'price':null,"
                + "'take_profit':32000,'stop_loss':28000}");

    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    Reading.Accepted accepted = (Reading.Accepted) reading;
    assertThat(accepted.ownId()).isFalse();
    assertThat(accepted.signal())
        .isEqualTo(
            new OrderSignal(
                HEADER,
                Category.LINEAR,
                "BTCUSDT",
                Side.BUY,
                OrderType.MARKET,
                new Size(Size.Unit.BASE, new BigDecimal("0.01")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                new Exits(
                    Optional.of(new ExitLevel(ExitLevel.Kind.PRICE, new BigDecimal("32000"))),
                    Optional.of(new ExitLevel(ExitLevel.Kind.PRICE, new BigDecimal("28000"))),
                    Optional.empty(),
                    Optional.empty(),
                    PriceType.LAST,
                    PriceType.LAST),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(accepted.canonical())
        .isEqualTo(
            "{\"schema\":\"signal/1\",\"id\":\"file#1\",\"source\":\"inbox\",\"action\":\"order\","
                + "\"account\":\"default\",\"category\":\"linear\",\"symbol\":\"BTCUSDT\","
                + "\"side\":\"buy\",\"order_type\":\"market\",\"qty\":\"0.01\","
                + "\"take_profit\":\"32000\",\"stop_loss\":\"28000\"}");
  }
}
