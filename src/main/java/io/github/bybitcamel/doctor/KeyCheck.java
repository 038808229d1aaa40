package io.github.bybitcamel.doctor;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.KeyInfo;
import io.github.bybitcamel.v5.KeyOwner;
import io.github.bybitcamel.v5.Remedy;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether host and key match, and what the key may do, from where, and until when. */
record KeyCheck(KeyOwner owner, V5Account account, ServerClock clock, Allowed allowed)
    implements Check {

  private static final int DAYS_TO_RENEW = 7;

  /**
   * What may be traded.
   *
   * @param setting what says it
   */
  record Allowed(String setting, List<Category> categories) {}

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    account.wallet();
    findings.add(Finding.tick("key", "the exchange knows it, and the secret belongs to it"));
    KeyInfo key = account.keyInfo();
    findings.add(trade(key));
    findings.add(withdraw(key));
    findings.add(addresses(key));
    findings.add(key.expiresAt().map(this::expiry).orElse(Finding.tick("expiry", "it has no end")));
    return findings;
  }

  private Finding trade(KeyInfo key) {
    if (key.readOnly()) {
      Remedy remedy = Remedy.ofReadOnly(owner);
      return Finding.cross("permissions", remedy.fault(), remedy.fix());
    }
    List<String> missing =
        allowed.categories().stream()
            .filter(one -> !key.mayTrade(one))
            .map(Category::text)
            .toList();
    return missing.isEmpty()
        ? Finding.tick("permissions", "it may read and trade")
        : Finding.cross(
            "permissions",
            "the key may not trade " + String.join(", ", missing),
            "give it the permissions Orders and Positions of the unified trading account, or leave"
                + " that out of "
                + allowed.setting());
  }

  private static Finding withdraw(KeyInfo key) {
    return key.permissions().getOrDefault("Wallet", List.of()).contains("Withdraw")
        ? Finding.cross(
            "withdrawals", "the key may withdraw, which is never needed", "take that from the key")
        : Finding.tick("withdrawals", "it may not withdraw");
  }

  private static Finding addresses(KeyInfo key) {
    return key.ips().isEmpty() || key.ips().contains("*")
        ? Finding.tick("addresses", "it is bound to none; Bybit ends such a key after 90 days")
        : Finding.tick(
            "addresses",
            "it is bound to %d, this machine's among them".formatted(key.ips().size()));
  }

  private Finding expiry(Instant end) {
    long days = Duration.between(clock.now(), end).toDays();
    String text = "it ends in %d days, on %s".formatted(days, end);
    return days < DAYS_TO_RENEW
        ? Finding.cross("expiry", text, "make a new key in time")
        : Finding.tick("expiry", text);
  }
}
