package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Instrument;
import java.math.BigDecimal;

/** Reads the rules of instruments: spot names them differently from everything else. */
final class InstrumentJson {

  private InstrumentJson() {}

  static Instrument instrument(Category category, Row row) {
    return category == Category.SPOT ? spot(row) : contract(category, row);
  }

  private static Instrument contract(Category category, Row row) {
    Row lot = row.child("lotSizeFilter");
    BigDecimal maxLimit = lot.needDecimal("maxOrderQty");
    return new Instrument(
        category,
        row.needText("symbol"),
        row.needText("status"),
        row.needText("baseCoin"),
        row.needText("quoteCoin"),
        row.needText("settleCoin"),
        row.child("priceFilter").needDecimal("tickSize"),
        lot.needDecimal("qtyStep"),
        BigDecimal.ZERO,
        lot.needDecimal("minOrderQty"),
        maxLimit,
        lot.positive("maxMktOrderQty").orElse(maxLimit),
        lot.decimalOrZero("minNotionalValue"),
        row.child("leverageFilter").decimalOrZero("maxLeverage"));
  }

  /** The least quantity is one step: Bybit no longer checks minOrderQty, only the value. */
  private static Instrument spot(Row row) {
    Row lot = row.child("lotSizeFilter");
    BigDecimal step = lot.needDecimal("basePrecision");
    String quoteCoin = row.needText("quoteCoin");
    return new Instrument(
        Category.SPOT,
        row.needText("symbol"),
        row.needText("status"),
        row.needText("baseCoin"),
        quoteCoin,
        quoteCoin,
        row.child("priceFilter").needDecimal("tickSize"),
        step,
        lot.decimalOrZero("quotePrecision"),
        step,
        most(lot, "maxLimitOrderQty"),
        most(lot, "maxMarketOrderQty"),
        lot.decimalOrZero("minOrderAmt"),
        BigDecimal.ZERO);
  }

  private static BigDecimal most(Row lot, String name) {
    return lot.positive(name).orElseGet(() -> lot.needDecimal("maxOrderQty"));
  }
}
