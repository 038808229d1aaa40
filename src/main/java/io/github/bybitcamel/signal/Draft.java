package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A record whose fields are known, on its way to become a signal.
 *
 * @param given what the sender wrote, absent fields left out
 * @param meanings what of it could be read
 */
record Draft(Map<Field, Value> given, Map<Field, Object> meanings) {

  /** Returns whether the sender wrote {@code field}, readable or not. */
  boolean has(Field field) {
    return given.containsKey(field);
  }

  /** Returns whether {@code field} is absent or could be read. */
  boolean isClear(Field field) {
    return !has(field) || meanings.containsKey(field);
  }

  /** Returns how many of {@code fields} the sender wrote. */
  long count(Collection<Field> fields) {
    return fields.stream().filter(this::has).count();
  }

  boolean hasAny(Collection<Field> fields) {
    return count(fields) > 0;
  }

  /** Returns what the sender wrote in {@code field}, as text. */
  String shown(Field field) {
    if (field == Field.SECRET) {
      return Shown.MASK;
    }
    return given.getOrDefault(field, Value.ABSENT).text();
  }

  <T> Optional<T> get(Field field, Class<T> type) {
    return Optional.ofNullable(meanings.get(field)).map(type::cast);
  }

  Optional<BigDecimal> decimal(Field field) {
    return get(field, BigDecimal.class);
  }

  Optional<String> text(Field field) {
    return get(field, String.class);
  }

  boolean flag(Field field) {
    return get(field, Boolean.class).orElse(false);
  }

  Action action() {
    return get(Field.ACTION, Action.class).orElse(Action.ORDER);
  }

  /** Returns the symbol; empty where there is none. */
  Optional<String> symbol() {
    return listing().map(Listing::symbol);
  }

  Optional<Listing> listing() {
    return get(Field.SYMBOL, Listing.class);
  }

  /** Returns the category that is named, else the one that the symbol implies. */
  Category category() {
    return get(Field.CATEGORY, Category.class)
        .or(() -> listing().map(Listing::impliedCategory))
        .orElse(Category.LINEAR);
  }

  /** Returns the order type that is named, else limit if there is a price, else market. */
  OrderKind orderKind() {
    boolean priced = has(Field.PRICE) || meanings.containsKey(Field.PRICE);
    return get(Field.ORDER_TYPE, OrderKind.class)
        .orElse(priced ? OrderKind.LIMIT : OrderKind.MARKET);
  }

  /** Returns this draft with {@code meaning} where {@code field} has none. */
  Draft withDefault(Field field, Object meaning) {
    Map<Field, Object> more = new EnumMap<>(Field.class);
    more.putAll(meanings);
    more.putIfAbsent(field, meaning);
    return new Draft(given, more);
  }
}
