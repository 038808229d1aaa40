package io.github.bybitcamel.v5;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bybitcamel.model.AccountInfo;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.CoinBalance;
import io.github.bybitcamel.model.FeeRate;
import io.github.bybitcamel.model.KeyInfo;
import io.github.bybitcamel.model.Transaction;
import io.github.bybitcamel.model.WalletBalance;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what concerns the account as a whole. */
final class AccountJson {

  private AccountJson() {}

  static WalletBalance wallet(Row row, Instant time, Consumer<String> skipped) {
    List<CoinBalance> coins = new ArrayList<>();
    for (JsonNode coin : row.needList("coin")) {
      try {
        coins.add(coin(new Row(coin)));
      } catch (BadRow e) {
        skipped.accept(e.getMessage() + " in coin " + coin.path("coin").asText());
      }
    }
    return new WalletBalance(
        row.text("accountType"),
        row.decimal("totalEquity"),
        row.decimal("totalWalletBalance"),
        row.decimal("totalMarginBalance"),
        row.decimal("totalAvailableBalance"),
        row.decimal("totalPerpUPL"),
        row.decimal("totalInitialMargin"),
        row.decimal("totalMaintenanceMargin"),
        row.decimal("accountIMRate"),
        row.decimal("accountMMRate"),
        coins,
        time);
  }

  private static CoinBalance coin(Row row) {
    return new CoinBalance(
        row.needText("coin"),
        row.needDecimal("walletBalance"),
        row.decimal("equity"),
        row.decimal("locked"),
        row.decimal("borrowAmount"),
        row.decimal("accruedInterest"),
        row.decimal("totalOrderIM"),
        row.decimal("totalPositionIM"),
        row.decimal("totalPositionMM"),
        row.decimal("bonus"),
        row.decimal("unrealisedPnl"),
        row.decimal("cumRealisedPnl"),
        row.decimal("usdValue"));
  }

  static KeyInfo keyInfo(Row row) {
    return new KeyInfo(
        row.integer("readOnly") == 1,
        permissions(row.child("permissions").node()),
        texts(row.child("ips").node()),
        expiry(row.text("expiredAt")),
        row.text("vipLevel"),
        row.integer("uta") == 1,
        row.text("userID"));
  }

  private static Map<String, List<String>> permissions(JsonNode node) {
    Map<String, List<String>> permissions = new LinkedHashMap<>();
    node.fieldNames().forEachRemaining(group -> permissions.put(group, texts(node.path(group))));
    return permissions;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  /** A key without an end is said to end at the epoch. */
  private static Optional<Instant> expiry(String text) {
    try {
      return Optional.of(Instant.parse(text)).filter(time -> time.isAfter(Instant.EPOCH));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static AccountInfo accountInfo(Row row) {
    return new AccountInfo(
        row.needText("marginMode"),
        row.integer("unifiedMarginStatus"),
        row.time("updatedTime").orElse(Instant.EPOCH));
  }

  static FeeRate feeRate(Category category, Row row) {
    return new FeeRate(
        category,
        row.text("symbol"),
        row.text("baseCoin"),
        row.needDecimal("takerFeeRate"),
        row.needDecimal("makerFeeRate"));
  }

  static Transaction transaction(Row row) {
    return new Transaction(
        row.needText("id"),
        row.text("tradeId"),
        row.needText("type"),
        row.needText("currency"),
        row.text("category"),
        row.text("symbol"),
        row.needDecimal("change"),
        row.decimal("cashFlow"),
        row.decimal("funding"),
        row.decimal("fee"),
        row.decimal("cashBalance"),
        row.text("orderId"),
        row.text("orderLinkId"),
        row.needTime("transactionTime"));
  }
}
