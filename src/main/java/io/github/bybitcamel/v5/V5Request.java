package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.OrderRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One call, before it is signed. Holds no key and no signature, so it may be shown.
 *
 * @param endpoint what is called
 * @param parameters by Bybit's names, in the order in which they go on the wire; text, whole
 *     numbers ({@link Long}) and truth values only
 * @param priority who goes first where a limit makes calls wait
 * @param weight how much of the quota it costs: the number of orders in a batch, otherwise one
 * @param attempt counts from one; a repetition has the next
 * @param sendBefore the instant from which on it must not be sent any more; empty for any time
 */
public record V5Request(
    V5Endpoint endpoint,
    Map<String, Object> parameters,
    CallPriority priority,
    int weight,
    int attempt,
    Optional<Instant> sendBefore) {

  /**
   * Refuses what has no exact form on the wire.
   *
   * @throws IllegalArgumentException if a value is neither text, a whole number nor a truth value,
   *     or if {@code weight} or {@code attempt} is less than one
   */
  public V5Request {
    parameters.forEach(V5Request::checkValue);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    if (weight < 1 || attempt < 1) {
      throw new IllegalArgumentException("weight " + weight + ", attempt " + attempt);
    }
  }

  private static void checkValue(String name, Object value) {
    if (!(value instanceof String || value instanceof Long || value instanceof Boolean)) {
      throw new IllegalArgumentException(name + " is a " + value.getClass().getSimpleName());
    }
  }

  /** Begins a request without parameters. */
  public static Builder to(V5Endpoint endpoint) {
    return new Builder(endpoint);
  }

  /** Returns the symbol, for logs. */
  public Optional<String> symbol() {
    return text("symbol");
  }

  /** Returns the orderLinkId, for logs. */
  public Optional<String> orderLinkId() {
    return text("orderLinkId");
  }

  /** Returns the category. */
  public Optional<Category> category() {
    return text("category").flatMap(V5Request::category);
  }

  private static Optional<Category> category(String text) {
    for (Category category : Category.values()) {
      if (category.text().equals(text)) {
        return Optional.of(category);
      }
    }
    return Optional.empty();
  }

  /** Returns whether it creates an order that can only make a position smaller. */
  public boolean lessensRisk() {
    boolean reduceOnly = Boolean.TRUE.equals(parameters.get("reduceOnly"));
    return endpoint == V5Endpoint.ORDER_CREATE
        && category().filter(of -> OrderRequest.lessensRisk(of, reduceOnly)).isPresent();
  }

  /** Returns whose quota it costs. */
  public QuotaGroup quotaGroup() {
    return endpoint.byCategory() ? QuotaGroup.of(category()) : QuotaGroup.ALL;
  }

  /** Returns the same request, not to be sent from {@code end} on. */
  public V5Request before(Instant end) {
    return new V5Request(endpoint, parameters, priority, weight, attempt, Optional.of(end));
  }

  /** Returns the same request, to go first at least as {@code least} does. */
  V5Request atLeast(CallPriority least) {
    CallPriority higher = priority.compareTo(least) < 0 ? priority : least;
    return new V5Request(endpoint, parameters, higher, weight, attempt, sendBefore);
  }

  /** Returns the same request, for which nobody waits. */
  public V5Request forFeed() {
    return new V5Request(endpoint, parameters, CallPriority.FEED, weight, attempt, sendBefore);
  }

  /** Returns the same request as the next attempt. */
  public V5Request repeated() {
    return new V5Request(endpoint, parameters, priority, weight, attempt + 1, sendBefore);
  }

  /** Returns the same request with one parameter more, or another value of it. */
  V5Request with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new V5Request(endpoint, more, priority, weight, attempt, sendBefore);
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name)).map(Object::toString);
  }

  /** Collects the parameters of a request, in order. Not safe for use by several threads. */
  public static final class Builder {

    private final V5Endpoint endpoint;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private CallPriority priority;
    private Optional<Instant> sendBefore = Optional.empty();

    private Builder(V5Endpoint endpoint) {
      this.endpoint = endpoint;
      this.priority = endpoint.priority();
    }

    /** Adds the category. */
    public Builder category(Category category) {
      return text("category", category.text());
    }

    /** Adds a text. */
    public Builder text(String name, String value) {
      parameters.put(name, value);
      return this;
    }

    /** Adds a text where there is one. */
    public Builder text(String name, Optional<String> value) {
      value.ifPresent(text -> text(name, text));
      return this;
    }

    /** Adds a number as plain decimal text. */
    public Builder number(String name, BigDecimal value) {
      return text(name, value.toPlainString());
    }

    /** Adds a number as plain decimal text where there is one. */
    public Builder number(String name, Optional<BigDecimal> value) {
      value.ifPresent(number -> number(name, number));
      return this;
    }

    /** Adds a whole number, as a number. */
    public Builder integer(String name, long value) {
      parameters.put(name, value);
      return this;
    }

    /** Adds a truth value. */
    public Builder flag(String name, boolean value) {
      parameters.put(name, value);
      return this;
    }

    /** Adds what is text, a whole number or a truth value already. */
    Builder value(String name, Object value) {
      parameters.put(name, value);
      return this;
    }

    /** Adds a time, in milliseconds since the epoch, where there is one. */
    public Builder time(String name, Optional<Instant> value) {
      value.ifPresent(instant -> integer(name, instant.toEpochMilli()));
      return this;
    }

    /** Lets it go first, or last. */
    public Builder priority(CallPriority value) {
      priority = value;
      return this;
    }

    /** Bounds when it may be sent, as {@link V5Request#before} does. */
    Builder before(Instant end) {
      sendBefore = Optional.of(end);
      return this;
    }

    /** Returns the request as a first attempt. */
    public V5Request build() {
      return new V5Request(endpoint, parameters, priority, 1, 1, sendBefore);
    }
  }
}
