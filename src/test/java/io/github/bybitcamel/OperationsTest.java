package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.connector.AccountCalls;
import io.github.bybitcamel.connector.MarketCalls;
import io.github.bybitcamel.connector.OrderCalls;
import io.github.bybitcamel.connector.PositionCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the table of docs/operations.md true. */
class OperationsTest {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern ENDPOINT = Pattern.compile("uri: (direct:bybit-[a-z-]+)");
  private static final String NONE = "–";

  /** One line of the table, split at its bars. */
  private static List<List<String>> rows() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("docs/operations.md"));
    int begin = lines.indexOf("## All of them, and what proves them");
    return lines.subList(begin, lines.size()).stream()
        .filter(line -> line.startsWith("| "))
        .skip(1)
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }

  private static Set<String> column(int index) throws IOException {
    return rows().stream()
        .map(row -> row.get(index))
        .filter(cell -> !cell.equals(NONE))
        .flatMap(cell -> CODE.matcher(cell).results())
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void namesEveryEndpoint() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("routes"))) {
      Set<String> endpoints =
          files
              .flatMap(file -> ENDPOINT.matcher(read(file)).results())
              .map(found -> found.group(1))
              .collect(Collectors.toSet());

      assertThat(column(1)).isNotEmpty().isEqualTo(endpoints);
    }
  }

  @Test
  void namesEveryMethod() throws IOException {
    Set<String> methods =
        Stream.of(MarketCalls.class, OrderCalls.class, PositionCalls.class, AccountCalls.class)
            .flatMap(calls -> Arrays.stream(calls.getDeclaredMethods()))
            .filter(method -> !method.isSynthetic())
            .map(Method::getName)
            .filter(name -> !name.endsWith("Async"))
            .collect(Collectors.toSet());

    assertThat(column(2)).isEqualTo(methods);
  }

  @Test
  void provesEveryFaceByATestThatExists() throws IOException {
    assertThat(rows())
        .allSatisfy(
            row -> {
              assertThat(row.get(3).equals(NONE)).isEqualTo(row.get(1).equals(NONE));
              assertThat(row.get(4)).isNotEqualTo(NONE);
            });
    assertThat(column(3)).allSatisfy(name -> assertExists("", name));
    assertThat(column(4)).allSatisfy(name -> assertExists("connector.", name));
  }

  private static void assertExists(String room, String name) throws ClassNotFoundException {
    List<String> parts = List.of(name.split("\\."));
    Class<?> type = Class.forName("io.github.bybitcamel." + room + parts.get(0));

    assertThat(type.getDeclaredMethods()).extracting(Method::getName).contains(parts.get(1));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
