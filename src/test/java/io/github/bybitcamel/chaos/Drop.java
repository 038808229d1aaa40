package io.github.bybitcamel.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file that a sender drops. */
record Drop(String name, List<Wish> wishes) {

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "action",
          "ref",
          "symbol",
          "side",
          "order_type",
          "qty",
          "price",
          "take_profit",
          "stop_loss",
          "stop_los",
          "tpsl_mode",
          "max_age_s");

  String text() {
    if (name.endsWith(".csv")) {
      return csv();
    }
    if (name.endsWith(".jsonl")) {
      return wishes.stream().map(Wish::json).collect(Collectors.joining("\n", "", "\n"));
    }
    return wishes.stream().map(Wish::json).collect(Collectors.joining(",\n", "[", "]"));
  }

  private String csv() {
    List<String> used =
        COLUMNS.stream()
            .filter(column -> wishes.stream().anyMatch(w -> w.fields().containsKey(column)))
            .toList();
    Stream<String> rows =
        wishes.stream()
            .map(
                wish ->
                    used.stream()
                        .map(column -> wish.fields().getOrDefault(column, ""))
                        .collect(Collectors.joining(",")));
    return Stream.concat(Stream.of(String.join(",", used)), rows)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Writes it whole, as the documentation asks of senders. */
  void into(Path inbox) {
    try {
      Files.createDirectories(inbox);
      Path fresh = Files.writeString(inbox.resolve(name + ".tmp"), text());
      Files.move(fresh, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
