package io.github.bybitcamel.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a key may do, without the key.
 *
 * @param readOnly whether it may not change anything
 * @param permissions Bybit's words by group, for example {@code ContractTrade} to {@code Order},
 *     {@code Position}
 * @param ips from where it may be used; empty or {@code *} for anywhere
 * @param expiresAt when it ends; empty where it does not
 * @param vipLevel Bybit's word; raises limits
 * @param unified whether the account is a unified one
 * @see <a href="https://bybit-exchange.github.io/docs/v5/user/apikey-info">Bybit V5: Get API Key
 *     Information</a>
 */
public record KeyInfo(
    boolean readOnly,
    Map<String, List<String>> permissions,
    List<String> ips,
    Optional<Instant> expiresAt,
    String vipLevel,
    boolean unified,
    String userId) {

  /** Copies the permissions and addresses. */
  public KeyInfo {
    permissions = Map.copyOf(permissions);
    ips = List.copyOf(ips);
  }

  /** Returns whether orders of {@code category} may be placed, as far as the key goes. */
  public boolean mayTrade(Category category) {
    return !readOnly
        && switch (category) {
          case SPOT -> has("Spot", "SpotTrade");
          case LINEAR, INVERSE ->
              has("ContractTrade", "Order") || has("Derivatives", "DerivativesTrade");
          case OPTION -> has("Options", "OptionsTrade") || has("Derivatives", "DerivativesTrade");
        };
  }

  private boolean has(String group, String permission) {
    return permissions.getOrDefault(group, List.of()).contains(permission);
  }
}
