package io.github.bybitcamel;

import io.github.bybitcamel.v5.V5Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the screen says once the desk runs. */
final class Banner {

  private Banner() {}

  /**
   * Returns its lines.
   *
   * @param inbox where files are taken from; empty where none are
   */
  static List<String> of(List<AccountSettings> accounts, Optional<Path> inbox, String http) {
    List<String> lines = new ArrayList<>();
    accounts.forEach(account -> lines.add(line(account, accounts.size() > 1)));
    lines.addAll(inbox.map(folder -> lines(folder, http)).orElse(List.of(http)));
    return lines;
  }

  private static String line(AccountSettings account, boolean several) {
    V5Settings v5 = account.v5();
    return "%s%s (%s): %s"
        .formatted(
            several ? "account " + account.name() + ": " : "",
            v5.environment().text().toUpperCase(Locale.ROOT),
            v5.environment().realMoney() ? "REAL MONEY" : "no real money",
            v5.baseUrl());
  }

  private static List<String> lines(Path inbox, String http) {
    return List.of(
        "watching %s/ for .json, .jsonl and .csv signals; a file named HALT there stops new orders"
            .formatted(inbox),
        http,
        "try: cp examples/market-buy.json %s/    then read: %s/done/*/market-buy.json.result.jsonl"
            .formatted(inbox, inbox));
  }
}
