package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.KeyInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Proves host, clock and key by reading only, and says in plain words what is wrong. */
public final class ConnectionProof {

  private static final Duration HEALTHY_OFFSET = Duration.ofMillis(500);
  private static final int DAYS_TO_RENEW = 7;

  private final KeyOwner owner;
  private final ServerClock clock;
  private final V5Market market;
  private final V5Account account;

  /**
   * Prepares a proof.
   *
   * @param owner whose key it is, at which exchange
   */
  public ConnectionProof(KeyOwner owner, ServerClock clock, V5Market market, V5Account account) {
    this.owner = owner;
    this.clock = clock;
    this.market = market;
    this.account = account;
  }

  /** Returns an exchange in words. */
  public static String words(V5Settings settings) {
    return settings.environment().text() + " (" + settings.baseUrl() + ")";
  }

  /**
   * Syncs the clock, reads the wallet and asks what the key may do.
   *
   * @return what somebody should know although all is well
   * @throws V5SettingsException if the exchange refuses us for a reason that a person has to mend
   * @throws V5Exception if it cannot be reached, which may mend by itself
   */
  public List<String> prove() {
    List<String> warnings = new ArrayList<>();
    try {
      clock.sync(market::serverTime);
      warnOfOffset(warnings);
      account.wallet();
      checkKey(warnings);
    } catch (V5Exception e) {
      throw lasting(e) ? refusal(words(e)) : e;
    }
    return warnings.stream().map(owner::said).toList();
  }

  private void warnOfOffset(List<String> warnings) {
    Duration offset = clock.offset();
    if (offset.abs().compareTo(HEALTHY_OFFSET) > 0) {
      warnings.add(
          ("this machine's clock is %d ms %s the exchange's; requests are signed with the"
                  + " exchange's time, but set the clock right (NTP)")
              .formatted(offset.abs().toMillis(), offset.isNegative() ? "ahead of" : "behind"));
    }
  }

  private void checkKey(List<String> warnings) {
    KeyInfo key;
    try {
      key = account.keyInfo();
    } catch (V5Exception e) {
      warnings.add("the key's permissions are not known: " + e.getMessage());
      return;
    }
    if (key.readOnly()) {
      throw refusal(Remedy.ofReadOnly(owner).words());
    }
    key.expiresAt().ifPresent(end -> checkExpiry(end, warnings));
  }

  private void checkExpiry(Instant end, List<String> warnings) {
    long days = Duration.between(clock.now(), end).toDays();
    if (!end.isAfter(clock.now())) {
      throw refusal("the API key has expired on " + end + ": make a new one");
    }
    if (days < DAYS_TO_RENEW) {
      warnings.add(
          "the API key expires in %d days, on %s: make a new one in time".formatted(days, end));
    }
  }

  private V5SettingsException refusal(String why) {
    return new V5SettingsException(owner.said(why));
  }

  /** Whether only a person can mend it. */
  private static boolean lasting(V5Exception e) {
    return switch (e.outcome()) {
      case FORBIDDEN, CLOCK -> true;
      default -> false;
    };
  }

  private String words(V5Exception e) {
    return Remedy.of(e, owner)
        .map(remedy -> remedy.words() + ". " + e.getMessage())
        .orElseGet(() -> "the exchange " + owner.exchange() + " refuses us: " + e.getMessage());
  }
}
