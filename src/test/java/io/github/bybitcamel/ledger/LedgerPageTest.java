package io.github.bybitcamel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps what docs/ledger.md says of PostgreSQL true. */
class LedgerPageTest {

  private static final Pattern MADE =
      Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?([a-z_]+) ?\\(");
  private static final Pattern TOLD = Pattern.compile("`([a-z_]+)`");

  @Test
  void namesEveryTableThatIsMade() throws IOException {
    Set<String> made = new HashSet<>(Set.of("ledger_migration", "feed_migration"));
    for (String folder : List.of("ledger/postgresql", "feed/postgresql")) {
      try (Stream<Path> scripts = Files.list(Path.of("src/main/resources", folder))) {
        for (Path script : scripts.toList()) {
          MADE.matcher(Files.readString(script)).results().forEach(one -> made.add(one.group(1)));
        }
      }
    }
    String page = Files.readString(Path.of("docs/ledger.md"));
    String makes = page.substring(page.indexOf("- **What it makes**"));
    String bullet = makes.substring(0, makes.indexOf("\n- "));

    assertThat(TOLD.matcher(bullet).results().map(table -> table.group(1)))
        .containsExactlyInAnyOrderElementsOf(made);
  }
}
