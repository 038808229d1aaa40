package io.github.bybitcamel.v5;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads settings by name and says which one is wrong; blank counts as not set. */
record Lookup(Function<String, Optional<String>> values) {

  Optional<String> text(String name) {
    return values.apply(name).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Returns a truth value, whatever its case. */
  Optional<Boolean> flag(String name) {
    return text(name).map(text -> truth(name, text));
  }

  /** Returns a whole number within bounds, both inclusive. */
  Optional<Integer> integer(String name, int least, int most) {
    return text(name).map(text -> bounded(name, text, least, most));
  }

  /** Returns the value, or what the file of {@code name-file} holds. */
  Optional<String> secret(String name) {
    Optional<String> value = text(name);
    Optional<String> file = text(name + "-file");
    if (value.isPresent() && file.isPresent()) {
      throw new V5SettingsException(
          "both " + name + " and " + name + "-file are set: set one of them");
    }
    return value.or(() -> file.map(path -> content(name, path)));
  }

  private static boolean truth(String name, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new V5SettingsException(name + " is '" + text + "': set it to true or false");
    };
  }

  private static int bounded(String name, String text, int least, int most) {
    if (text.matches("\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new V5SettingsException(
        name + " is '" + text + "': set a whole number from " + least + " to " + most);
  }

  private static String content(String name, String path) {
    String text;
    try {
      text = Files.readString(Path.of(path)).strip();
    } catch (IOException | RuntimeException e) {
      throw new V5SettingsException(
          name + "-file: '" + path + "' cannot be read: mount the file or set " + name);
    }
    if (text.isEmpty()) {
      throw new V5SettingsException(name + "-file: '" + path + "' is empty");
    }
    return text;
  }
}
