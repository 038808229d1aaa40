package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.settings.Setting;

/**
 * Whose key is used, and what its settings are called: by that a person finds what to mend.
 *
 * @param account as signals have it
 * @param exchange which exchange it is at, in words
 */
public record KeyOwner(String account, String exchange) {

  /** Returns the owner of {@code bybit.…}. */
  public static KeyOwner standard(String exchange) {
    return new KeyOwner(SignalHeader.DEFAULT_ACCOUNT, exchange);
  }

  /** Returns what the setting of its key is called. */
  public String key() {
    return called(Setting.API_KEY, Setting.ACCOUNT_API_KEY);
  }

  /** Returns what the setting of the key's secret is called. */
  public String secret() {
    return called(Setting.API_SECRET, Setting.ACCOUNT_API_SECRET);
  }

  /** Returns what the setting of its host is called. */
  public String address() {
    return called(Setting.BASE_URL, Setting.ACCOUNT_BASE_URL);
  }

  private String called(Setting standard, Setting further) {
    if (isStandard()) {
      return standard.variable();
    }
    String property = further.property().replace("<name>", account);
    return "%s (%s)".formatted(property, Setting.variable(property));
  }

  /** Returns {@code text} with the account's name before it, where it is a further one. */
  String said(String text) {
    return isStandard() ? text : "account '%s': %s".formatted(account, text);
  }

  private boolean isStandard() {
    return account.equals(SignalHeader.DEFAULT_ACCOUNT);
  }
}
