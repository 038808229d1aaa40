package io.github.bybitcamel.signal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A symbol in the exchange's spelling, or in the one of charts: {@code BYBIT:BTCUSDT.P}. */
record SymbolType() implements FieldType {

  private static final Pattern SYMBOL =
      Pattern.compile("(BYBIT:)?([A-Z0-9]{1,20}(?:-[A-Z0-9]{1,10}){0,4})(\\.P)?");

  @Override
  public Object read(Value value) throws BadValue {
    value.requireKind("text in quotes", Value.Kind.TEXT);
    Matcher matcher = SYMBOL.matcher(value.text());
    if (!matcher.matches() || (matcher.group(1) == null && matcher.group(3) != null)) {
      throw bad(value.text());
    }
    return new Listing(matcher.group(2), market(matcher));
  }

  @Override
  public String write(Object meaning) {
    return ((Listing) meaning).symbol();
  }

  private static Listing.Market market(Matcher matcher) {
    if (matcher.group(1) == null) {
      return Listing.Market.ANY;
    }
    return matcher.group(3) == null ? Listing.Market.SPOT : Listing.Market.PERPETUAL;
  }

  private static BadValue bad(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    boolean fixable = SYMBOL.matcher(upper).matches();
    return new BadValue(
        Code.BAD_SYMBOL,
        "must be a symbol of the exchange in capitals, or BYBIT:<symbol> or BYBIT:<symbol>.P",
        "write it like " + (fixable && !upper.equals(text) ? upper : "BTCUSDT"));
  }
}
