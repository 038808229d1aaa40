package io.github.bybitcamel.console;

import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.WalletBalance;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the account holds, as the exchange last told it.
 *
 * @param at when it told; empty before it first did
 * @param error why it could not be asked since; empty text when it could
 * @param exposure the positions' value, without sign
 * @param unrealised what the open positions have won or lost
 * @param realisedToday what closing brought in since midnight UTC
 */
public record AccountView(
    Optional<Instant> at,
    String error,
    List<Position> positions,
    List<Order> orders,
    Optional<WalletBalance> wallet,
    BigDecimal exposure,
    BigDecimal unrealised,
    BigDecimal realisedToday) {

  /** Nothing known yet. */
  public static final AccountView NONE =
      new AccountView(
          Optional.empty(),
          "",
          List.of(),
          List.of(),
          Optional.empty(),
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO);

  AccountView failed(String why) {
    return new AccountView(at, why, positions, orders, wallet, exposure, unrealised, realisedToday);
  }
}
