package io.github.bybitcamel.feed;

import io.github.bybitcamel.v5.KlinePage;
import java.time.Instant;

/** Where candles come from. */
interface KlineSource {

  /**
   * Asks for the candles of {@code series} that open from {@code from} on: as many as one call
   * gives.
   *
   * @throws io.github.bybitcamel.v5.V5Exception if the exchange does not answer well
   */
  KlinePage page(Series series, Instant from);

  /** Returns the exchange's time as it is known without asking. */
  Instant serverTime();
}
