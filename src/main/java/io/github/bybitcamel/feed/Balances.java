package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.CoinBalance;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.WalletBalance;
import io.github.bybitcamel.v5.V5Account;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The account's balances at one moment, by the exchange's time. */
record Balances(V5Account exchange, String account, Clock clock) implements Snapshot {

  @Override
  public List<FeedRecord> read(Journal journal) {
    WalletBalance wallet = exchange.wallet();
    long received = clock.millis();
    List<FeedRecord> rows = new ArrayList<>();
    rows.add(
        Draft.of(RecordTypes.ACCOUNT_BALANCE)
            .put("account", account)
            .put("account_type", wallet.accountType())
            .put("total_equity", wallet.totalEquity())
            .put("total_wallet_balance", wallet.totalWalletBalance())
            .put("total_margin_balance", wallet.totalMarginBalance())
            .put("total_available_balance", wallet.totalAvailableBalance())
            .put("total_perp_upl", wallet.totalUnrealisedPnl())
            .put("total_initial_margin", wallet.totalInitialMargin())
            .put("total_maintenance_margin", wallet.totalMaintenanceMargin())
            .put("im_rate", wallet.initialMarginRate())
            .put("mm_rate", wallet.maintenanceMarginRate())
            .put("snapshot_ts", wallet.time())
            .put("venue_ts", wallet.time())
            .put("received_at", received)
            .record(0));
    for (CoinBalance coin : wallet.coins()) {
      rows.add(
          Draft.of(RecordTypes.BALANCE)
              .put("account", account)
              .put("account_type", wallet.accountType())
              .put("coin", coin.coin())
              .put("equity", coin.equity())
              .put("wallet_balance", coin.walletBalance())
              .put("locked", coin.locked())
              .put("borrow_amount", coin.borrowed())
              .put("accrued_interest", coin.accruedInterest())
              .put("unrealised_pnl", coin.unrealisedPnl())
              .put("cum_realised_pnl", coin.realisedPnl())
              .put("order_im", coin.orderMargin())
              .put("position_im", coin.positionMargin())
              .put("position_mm", coin.maintenanceMargin())
              .put("usd_value", coin.usdValue())
              .put("snapshot_ts", wallet.time())
              .put("venue_ts", wallet.time())
              .put("received_at", received)
              .record(0));
    }
    return rows;
  }
}
