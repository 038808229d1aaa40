package io.github.bybitcamel.plan;

import static io.github.bybitcamel.plan.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.CancelAllSignal;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.model.TestSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreshnessTest {

  private final Freshness freshness = new Freshness(Duration.ofMinutes(5));

  @Test
  void countsFromReceiptWhereTheSenderGaveNoTime() {
    Signal signal = order(header(Optional.empty(), Optional.empty(), Optional.empty()));

    assertThat(freshness.expired(signal, NOW, NOW.plusSeconds(299))).isEmpty();
    assertThat(freshness.expired(signal, NOW, NOW.plusSeconds(300))).isPresent();
  }

  @Test
  void countsFromTheSendersTimeAndByItsOwnAge() {
    Signal signal =
        order(
            header(
                Optional.of(NOW.minusSeconds(5)),
                Optional.empty(),
                Optional.of(Duration.ofSeconds(10))));

    assertThat(freshness.expired(signal, NOW, NOW.plusSeconds(4))).isEmpty();
    assertThat(freshness.expired(signal, NOW, NOW.plusSeconds(5))).isPresent();
  }

  @Test
  void endsAtValidUntilIfThatComesFirst() {
    Signal signal =
        order(header(Optional.empty(), Optional.of(NOW.plusSeconds(1)), Optional.empty()));

    assertThat(freshness.expired(signal, NOW, NOW)).isEmpty();
    assertThat(freshness.expired(signal, NOW, NOW.plusSeconds(1))).isPresent();
  }

  @Test
  void neverExpiresWhatLessensRisk() {
    SignalHeader old = header(Optional.of(Instant.EPOCH), Optional.empty(), Optional.empty());
    Signal cancel = new CancelAllSignal(old, Category.LINEAR, Optional.empty());

    assertThat(new TestSignal(old, Category.LINEAR, Optional.empty()).lessensRisk()).isTrue();
    assertThat(freshness.expired(cancel, NOW, NOW)).isEmpty();
  }

  private static Signal order(SignalHeader header) {
    var plain = Samples.market(Side.BUY, "1", Exits.NONE);
    return new OrderSignal(
        header,
        plain.category(),
        plain.instrument(),
        plain.side(),
        plain.orderType(),
        plain.size(),
        plain.price(),
        plain.trigger(),
        plain.timeInForce(),
        plain.reduceOnly(),
        plain.exits(),
        plain.leverage(),
        plain.positionIdx(),
        plain.expectPosition(),
        plain.signalPrice(),
        plain.maxSlippagePct());
  }

  private static SignalHeader header(
      Optional<Instant> time, Optional<Instant> validUntil, Optional<Duration> maxAge) {
    return new SignalHeader(
        "inbox",
        "id",
        SignalHeader.DEFAULT_ACCOUNT,
        time,
        validUntil,
        maxAge,
        Optional.empty(),
        false);
  }
}
