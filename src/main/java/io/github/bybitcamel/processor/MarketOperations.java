package io.github.bybitcamel.processor;

import io.github.bybitcamel.v5.V5Market;
import org.apache.camel.spi.Registry;

/** The steps of {@code routes/bybit-market.camel.yaml}. */
final class MarketOperations {

  private static final int KLINES = 200;
  private static final int DEPTH = 25;

  private final V5Market market;

  MarketOperations(V5Market market) {
    this.market = market;
  }

  void bind(Registry registry) {
    registry.bind("readTicker", new Operation((m, h) -> market.ticker(h.category(), h.symbol())));
    registry.bind("readOhlcv", new Operation((m, h) -> klines(h)));
    registry.bind(
        "readOrderbook",
        new Operation((m, h) -> market.orderBook(h.category(), h.symbol(), h.limit(DEPTH))));
    registry.bind(
        "readInstruments",
        new Operation((m, h) -> market.instruments(h.category(), h.symbolIfAny())));
    registry.bind(
        "readFundingHistory",
        new Operation((m, h) -> market.fundingHistory(h.category(), h.symbol(), h.from(), h.to())));
    registry.bind("readSystemStatus", new Operation((m, h) -> market.systemStatus()));
  }

  private Object klines(Headers in) {
    return market.klines(
        in.category(),
        in.symbol(),
        in.interval(),
        in.priceType(),
        in.from(),
        in.to(),
        in.limit(KLINES));
  }
}
