package io.github.bybitcamel.paper;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/** An order and what became of it; changed only under the exchange's lock. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class Order {

  private final long number;
  private final String id;
  private final Origin origin;
  private final long createdAt;
  private final BigDecimal lastPriceOnCreated;
  private Terms terms;
  private Status status;
  private String rejectReason = "EC_NoError";
  private String cancelType = "UNKNOWN";
  private BigDecimal filled = BigDecimal.ZERO;
  private BigDecimal filledValue = BigDecimal.ZERO;
  private BigDecimal fee = BigDecimal.ZERO;
  private BigDecimal trailing = BigDecimal.ZERO;
  private BigDecimal activation = BigDecimal.ZERO;
  private boolean triggered;
  private long updatedAt;
  private long hiddenUntil;

  @JsonCreator
  Order(
      @JsonProperty("number") long number,
      @JsonProperty("id") String id,
      @JsonProperty("terms") Terms terms,
      @JsonProperty("origin") Origin origin,
      @JsonProperty("createdAt") long createdAt,
      @JsonProperty("lastPriceOnCreated") BigDecimal lastPriceOnCreated) {
    this.number = number;
    this.id = id;
    this.terms = terms;
    this.origin = origin;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
    this.lastPriceOnCreated = lastPriceOnCreated;
    this.status = terms.conditional() ? Status.UNTRIGGERED : Status.NEW;
  }

  long number() {
    return number;
  }

  String id() {
    return id;
  }

  Terms terms() {
    return terms;
  }

  Origin origin() {
    return origin;
  }

  long createdAt() {
    return createdAt;
  }

  long updatedAt() {
    return updatedAt;
  }

  BigDecimal lastPriceOnCreated() {
    return lastPriceOnCreated;
  }

  Status status() {
    return status;
  }

  boolean open() {
    return status.open();
  }

  String rejectReason() {
    return rejectReason;
  }

  String cancelType() {
    return cancelType;
  }

  /** Returns what was executed: base coin; inverse: US dollars. */
  BigDecimal filled() {
    return filled;
  }

  /** Returns the value of what was executed, in quote coin; inverse: base coin. */
  BigDecimal filledValue() {
    return filledValue;
  }

  BigDecimal fee() {
    return fee;
  }

  /** Returns the distance a trailing stop keeps, zero for other orders. */
  BigDecimal trailing() {
    return trailing;
  }

  /** Returns what is left to execute, in the unit of the quantity. */
  BigDecimal leaves() {
    return terms.qty().subtract(terms.byValue() ? filledValue : filled).max(BigDecimal.ZERO);
  }

  boolean hiddenAt(long millis) {
    return millis < hiddenUntil;
  }

  void hideUntil(long millis) {
    hiddenUntil = millis;
  }

  void amend(Terms other, long now) {
    terms = other;
    updatedAt = now;
  }

  /** Returns the price a trailing stop still waits for, zero when it follows the price. */
  BigDecimal activation() {
    return activation;
  }

  boolean dormant() {
    return activation.signum() != 0;
  }

  void awaitActivation(BigDecimal price) {
    activation = price;
  }

  void trail(BigDecimal distance) {
    trailing = distance;
  }

  /** Leaves the wait for the trigger. */
  void wake(long now) {
    triggered = true;
    status = Status.NEW;
    updatedAt = now;
  }

  boolean triggered() {
    return triggered;
  }

  void fill(BigDecimal qty, BigDecimal value, BigDecimal paid, long now) {
    filled = filled.add(qty);
    filledValue = filledValue.add(value);
    fee = fee.add(paid);
    status = leaves().signum() > 0 ? Status.PARTIALLY_FILLED : Status.FILLED;
    updatedAt = now;
  }

  /** Ends the order as filled although a rest, too small to trade, is left. */
  void complete() {
    status = Status.FILLED;
  }

  void cancel(String type, String reason, long now) {
    status = cancelled();
    cancelType = type;
    rejectReason = reason;
    updatedAt = now;
  }

  private Status cancelled() {
    if (terms.conditional() && !triggered) {
      return Status.DEACTIVATED;
    }
    boolean part = filled.signum() > 0 && terms.category().text().equals("spot");
    return part ? Status.PARTIALLY_FILLED_CANCELED : Status.CANCELLED;
  }

  void reject(String reason, long now) {
    status = Status.REJECTED;
    rejectReason = reason;
    updatedAt = now;
  }
}
