package io.github.bybitcamel.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A secret that is set, or that stands in a file of its own. */
record SecretFile(String property, Settings settings) {

  Optional<String> value() {
    Optional<String> value = settings.find(property);
    Optional<String> file = settings.find(property + Setting.FILE);
    if (value.isPresent() && file.isPresent()) {
      throw new SettingsException(
          "both %s and %s are set: set one of them".formatted(property, property + Setting.FILE));
    }
    return value.or(() -> file.map(this::content));
  }

  private String content(String path) {
    String fault = "cannot be read: mount the file or set " + property;
    try {
      String text = Files.readString(Path.of(path)).strip();
      if (!text.isEmpty()) {
        return text;
      }
      fault = "is empty";
    } catch (IOException | RuntimeException e) {
      // Told below: what the file holds is nobody's business.
    }
    throw new SettingsException("%s: '%s' %s".formatted(property + Setting.FILE, path, fault));
  }
}
