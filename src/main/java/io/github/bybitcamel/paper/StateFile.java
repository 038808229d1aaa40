package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Keeps the exchange in a JSON file, which is always a whole one. */
final class StateFile {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Path path;

  StateFile(Path path) {
    this.path = path;
  }

  /** Returns what was saved, if anything was. */
  Optional<State> load() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readValue(path.toFile(), State.class));
    } catch (IOException e) {
      throw new UncheckedIOException(path + " is not a state of the paper exchange", e);
    }
  }

  /** Replaces the file in one step. */
  void save(Books books) {
    Path beside = path.resolveSibling(path.getFileName() + ".new");
    try {
      Path parent = path.toAbsolutePath().getParent();
      Files.createDirectories(parent);
      Files.write(beside, MAPPER.writeValueAsBytes(State.of(books)));
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
