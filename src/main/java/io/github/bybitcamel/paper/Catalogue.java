package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bybitcamel.model.Category;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The contracts the exchange trades, read from {@code /paper/instruments.json}. */
final class Catalogue {

  private record Key(Category category, String symbol) {}

  private final Map<Key, Contract> contracts = new LinkedHashMap<>();

  private Catalogue() {}

  /** Reads the catalogue and adds {@code synthetic} more linear contracts, SYN0001USDT and on. */
  static Catalogue read(int synthetic) {
    Catalogue catalogue = new Catalogue();
    try (InputStream in = Catalogue.class.getResourceAsStream("/paper/instruments.json")) {
      JsonNode root = new ObjectMapper().readTree(Objects.requireNonNull(in));
      root.get("contracts").forEach(row -> catalogue.add(contract(root.get("families"), row)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    catalogue.addSynthetic(synthetic);
    return catalogue;
  }

  private void add(Contract contract) {
    contracts.put(new Key(contract.category(), contract.symbol()), contract);
  }

  private void addSynthetic(int count) {
    Contract model = find(Category.LINEAR, "ADAUSDT").orElseThrow();
    for (int i = 1; i <= count; i++) {
      add(synthetic(model, String.format(Locale.ROOT, "SYN%04d", i)));
    }
  }

  private static Contract synthetic(Contract c, String base) {
    return new Contract(
        c.category(),
        base + "USDT",
        base,
        c.quote(),
        c.settle(),
        c.status(),
        c.start(),
        c.swing(),
        c.tick(),
        c.step(),
        c.minQty(),
        c.maxQty(),
        c.maxMarketQty(),
        c.minNotional(),
        c.maxLeverage(),
        c.band(),
        c.makerFee(),
        c.takerFee(),
        base);
  }

  private static Contract contract(JsonNode families, JsonNode row) {
    JsonNode family = families.get(row.get("category").asText());
    String base = row.get("base").asText();
    return new Contract(
        category(row.get("category").asText()),
        row.get("symbol").asText(),
        base,
        row.path("quote").asText("USDT"),
        row.path("settle").asText("USDT"),
        row.path("status").asText("Trading"),
        decimal(family, row, "start"),
        decimal(family, row, "swing"),
        decimal(family, row, "tick"),
        decimal(family, row, "step"),
        decimal(family, row, "minQty"),
        decimal(family, row, "maxQty"),
        decimal(family, row, "maxMarketQty"),
        decimal(family, row, "minNotional"),
        decimal(family, row, "maxLeverage"),
        decimal(family, row, "band"),
        decimal(family, row, "makerFee"),
        decimal(family, row, "takerFee"),
        row.path("driver").asText(base));
  }

  private static BigDecimal decimal(JsonNode family, JsonNode row, String name) {
    return new BigDecimal((row.has(name) ? row : family).get(name).asText());
  }

  private static Category category(String text) {
    return Category.valueOf(text.toUpperCase(Locale.ROOT));
  }

  Optional<Contract> find(Category category, String symbol) {
    return Optional.ofNullable(contracts.get(new Key(category, symbol)));
  }

  List<Contract> of(Category category) {
    return contracts.values().stream().filter(c -> c.category() == category).toList();
  }

  List<Contract> all() {
    return List.copyOf(contracts.values());
  }

  /** Replaces the status of {@code symbol} in every category that has it. */
  void status(String symbol, String status) {
    for (Contract contract : all()) {
      if (contract.symbol().equals(symbol)) {
        add(contract.withStatus(status));
      }
    }
  }
}
