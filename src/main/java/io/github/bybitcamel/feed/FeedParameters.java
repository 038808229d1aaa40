package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.settings.DidYouMean;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a feed was given, strictly: each parameter that nobody asked for is refused. */
final class FeedParameters {

  private final FeedSpec spec;
  private final Map<String, String> origins;
  private final Map<String, String> left;

  /**
   * Reads {@code spec}.
   *
   * @param origins by what parameters are set that its route does not have itself
   */
  FeedParameters(FeedSpec spec, Map<String, String> origins) {
    this.spec = spec;
    this.origins = Map.copyOf(origins);
    this.left = new HashMap<>(spec.parameters());
    left.values().removeIf(String::isBlank);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(left.remove(name)).map(String::strip);
  }

  /** Returns words of which there must be one at least. */
  List<String> words(String name) {
    return words(name, "");
  }

  /** Returns words, {@code otherwise} where none are given; there must be one at least. */
  List<String> words(String name, String otherwise) {
    List<String> words =
        Arrays.stream(text(name).orElse(otherwise).split(",", -1))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
    if (words.isEmpty()) {
      throw refuse(name, "needs '" + name + "'");
    }
    return words;
  }

  List<KlineInterval> intervals() {
    List<String> words = words("intervals", "1");
    words.forEach(this::refuseOtherSpelling);
    return words.stream()
        .map(
            word -> one("intervals", "interval", word, KlineInterval.values(), KlineInterval::text))
        .toList();
  }

  /** As records and other programs spell it. */
  private void refuseOtherSpelling(String word) {
    for (KlineInterval interval : KlineInterval.values()) {
      boolean month = interval == KlineInterval.MONTH && word.equals("1M");
      boolean same = Series.text(interval).equalsIgnoreCase(word) && !word.equals("1M");
      if (month || same) {
        throw refuse(
            "intervals",
            "unknown interval '%s'; did you mean '%s'?".formatted(word, interval.text()));
      }
    }
  }

  List<PriceType> priceTypes() {
    return words("priceTypes", "last").stream()
        .map(
            word ->
                one(
                    "priceTypes",
                    "price type",
                    word,
                    PriceType.values(),
                    type -> type.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  List<Category> categories() {
    return words("category", "linear").stream()
        .map(word -> one("category", "category", word, Category.values(), Category::text))
        .toList();
  }

  Category category() {
    List<Category> all = categories();
    if (all.size() != 1) {
      throw refuse("category", "takes one category");
    }
    return all.get(0);
  }

  Optional<Instant> time(String name) {
    return text(name).map(word -> time(name, word));
  }

  private Instant time(String name, String word) {
    try {
      return word.length() == 10
          ? LocalDate.parse(word).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(word);
    } catch (DateTimeException e) {
      throw refuse(
          name,
          "%s '%s' is no time: write 2026-01-31 or 2026-01-31T00:00:00Z".formatted(name, word));
    }
  }

  int number(String name, int otherwise, int most) {
    String word = text(name).orElse(Integer.toString(otherwise));
    if (!word.matches("[0-9]{1,6}")
        || Integer.parseInt(word) < 1
        || Integer.parseInt(word) > most) {
      throw refuse(name, "%s '%s' is no number from 1 to %d".formatted(name, word, most));
    }
    return Integer.parseInt(word);
  }

  private <T> T one(
      String parameter, String noun, String word, T[] values, Function<T, String> text) {
    return Arrays.stream(values)
        .filter(value -> text.apply(value).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                refuse(
                    parameter,
                    "unknown %s '%s'; %s"
                        .formatted(
                            noun,
                            word,
                            DidYouMean.hint(word, Arrays.stream(values).map(text).toList()))));
  }

  /** Refuses what was given and means nothing to this kind of feed. */
  void refuseRest() {
    if (!left.isEmpty()) {
      throw refuse("takes no " + String.join(", ", left.keySet().stream().sorted().toList()));
    }
  }

  /** Says why a parameter cannot be used, and which setting it was given by. */
  FeedException refuse(String parameter, String why) {
    return new FeedException(say(parameter, why));
  }

  FeedException refuse(String why) {
    return new FeedException(say(why));
  }

  /** Returns what is to be said of a parameter, with the setting it was given by. */
  String say(String parameter, String what) {
    return say(
        origins.containsKey(parameter)
            ? "%s (set by %s)".formatted(what, origins.get(parameter))
            : what);
  }

  private String say(String what) {
    return "feed '%s' (%s): %s".formatted(spec.name(), spec.what(), what);
  }
}
