package io.github.bybitcamel;

import io.github.bybitcamel.intake.Inbox;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.FileEndpoint;

/** Whether a route takes the files of the inbox. A desk may do without, not without being told. */
record InboxDoor(CamelContext camel, Inbox inbox, Path directory) {

  private static final String FIX = "copy routes/inbox.camel.yaml into routes/";

  /** Returns what to say of an inbox that no route watches; empty if one does. */
  Optional<String> closed() {
    return watched()
        ? Optional.empty()
        : Optional.of(
            "no route takes files from %s/: what is dropped there stays; to take it, %s"
                .formatted(directory, FIX));
  }

  /** Returns that files wait which no route takes; empty text where none does. */
  String trouble() {
    try {
      return !watched() && inbox.waits()
          ? "files wait in %s/ and no route takes them: %s".formatted(directory, FIX)
          : "";
    } catch (UncheckedIOException e) {
      return e.getMessage();
    }
  }

  private boolean watched() {
    return camel.getRoutes().stream()
        .anyMatch(
            route ->
                route.getEndpoint() instanceof FileEndpoint file
                    && plain(file.getFile().toPath()).equals(plain(directory)));
  }

  private static Path plain(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
