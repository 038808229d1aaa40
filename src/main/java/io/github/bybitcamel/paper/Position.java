package io.github.bybitcamel.paper;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** One holding of a contract; changed only under the exchange's lock. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class Position {

  private static final int BOOKED_SCALE = 8;

  private final Category category;
  private final String symbol;
  private final int idx;
  private Side side = Side.BUY;
  private BigDecimal size = BigDecimal.ZERO;
  private BigDecimal entryValue = BigDecimal.ZERO;
  private BigDecimal openFee = BigDecimal.ZERO;
  private BigDecimal realised = BigDecimal.ZERO;
  private BigDecimal everRealised = BigDecimal.ZERO;
  private long createdAt;
  private long updatedAt;

  @JsonCreator
  Position(
      @JsonProperty("category") Category category,
      @JsonProperty("symbol") String symbol,
      @JsonProperty("idx") int idx) {
    this.category = category;
    this.symbol = symbol;
    this.idx = idx;
  }

  /** What an execution closed, its profit before fees and its opening fee, in settle coin. */
  record Closing(BigDecimal qty, BigDecimal entryValue, BigDecimal profit, BigDecimal openFee) {

    static final Closing NONE =
        new Closing(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  Category category() {
    return category;
  }

  String symbol() {
    return symbol;
  }

  int idx() {
    return idx;
  }

  Side side() {
    return side;
  }

  BigDecimal size() {
    return size;
  }

  boolean flat() {
    return size.signum() == 0;
  }

  /** Returns the value of the holding at its entry, in settle coin. */
  BigDecimal entryValue() {
    return entryValue;
  }

  BigDecimal realised() {
    return realised;
  }

  BigDecimal everRealised() {
    return everRealised;
  }

  long createdAt() {
    return createdAt;
  }

  long updatedAt() {
    return updatedAt;
  }

  /** Returns the mean entry price, zero when flat. */
  BigDecimal entryPrice(Contract contract) {
    if (flat()) {
      return BigDecimal.ZERO;
    }
    return contract.inverse()
        ? size.divide(entryValue, Contract.PRECISION)
        : entryValue.divide(size, Contract.PRECISION);
  }

  /** Returns the profit of closing {@code qty} at {@code price}, in settle coin. */
  BigDecimal profit(Contract contract, BigDecimal qty, BigDecimal price) {
    if (flat()) {
      return BigDecimal.ZERO;
    }
    BigDecimal gain = contract.value(qty, price).subtract(entryOf(qty));
    return (side == Side.BUY) == contract.inverse() ? gain.negate() : gain;
  }

  private BigDecimal entryOf(BigDecimal qty) {
    return share(entryValue, qty);
  }

  private BigDecimal share(BigDecimal whole, BigDecimal qty) {
    return qty.compareTo(size) == 0 ? whole : whole.multiply(qty).divide(size, Contract.PRECISION);
  }

  /** Returns whether an order of {@code by} would make the holding smaller. */
  boolean reducedBy(Side by) {
    return !flat() && side != by;
  }

  /**
   * Takes an execution in: first it closes what is opposite, the rest opens.
   *
   * @param fee what the whole execution costs, in settle coin
   */
  Closing apply(
      Contract contract, Side by, BigDecimal qty, BigDecimal price, BigDecimal fee, long now) {
    Closing closing = reducedBy(by) ? close(contract, qty.min(size), price) : Closing.NONE;
    BigDecimal rest = qty.subtract(closing.qty());
    if (rest.signum() > 0) {
      open(contract, by, rest, price, now);
      openFee = openFee.add(fee.multiply(rest).divide(qty, Contract.PRECISION));
    }
    realise(fee.negate());
    updatedAt = now;
    return closing;
  }

  private Closing close(Contract contract, BigDecimal qty, BigDecimal price) {
    BigDecimal profit = profit(contract, qty, price).setScale(BOOKED_SCALE, RoundingMode.HALF_EVEN);
    Closing closing = new Closing(qty, entryOf(qty), profit, share(openFee, qty));
    entryValue = entryValue.subtract(closing.entryValue());
    openFee = openFee.subtract(closing.openFee());
    size = size.subtract(qty);
    realise(closing.profit());
    return closing;
  }

  private void open(Contract contract, Side by, BigDecimal qty, BigDecimal price, long now) {
    if (flat()) {
      side = by;
      realised = BigDecimal.ZERO;
      createdAt = createdAt == 0 ? now : createdAt;
    }
    size = size.add(qty);
    entryValue = entryValue.add(contract.value(qty, price));
  }

  private void realise(BigDecimal amount) {
    realised = realised.add(amount);
    everRealised = everRealised.add(amount);
  }
}
