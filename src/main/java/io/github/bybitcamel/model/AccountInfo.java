package io.github.bybitcamel.model;

import java.time.Instant;

/**
 * What kind of account it is.
 *
 * @param marginMode {@code ISOLATED_MARGIN}, {@code REGULAR_MARGIN} or {@code PORTFOLIO_MARGIN}
 * @param unifiedStatus Bybit's number; 3 and more are unified accounts
 * @param updatedAt when it was last changed
 * @see <a href="https://bybit-exchange.github.io/docs/v5/account/account-info">Bybit V5: Get
 *     Account Info</a>
 */
public record AccountInfo(String marginMode, int unifiedStatus, Instant updatedAt) {}
