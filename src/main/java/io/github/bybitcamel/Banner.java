package io.github.bybitcamel;

import io.github.bybitcamel.v5.V5Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the screen says once the desk runs. */
final class Banner {

  private Banner() {}

  static List<String> of(V5Settings v5, Path inbox, String http) {
    String environment = v5.environment().text().toUpperCase(Locale.ROOT);
    String money = v5.environment().realMoney() ? "REAL MONEY" : "no real money";
    return List.of(
        "%s (%s): %s".formatted(environment, money, v5.baseUrl()),
        "watching %s/ for .json, .jsonl and .csv signals; a file named HALT there stops new orders"
            .formatted(inbox),
        http,
        "try: cp examples/market-buy.json %s/    then read: %s/done/*/market-buy.json.result.jsonl"
            .formatted(inbox, inbox));
  }
}
