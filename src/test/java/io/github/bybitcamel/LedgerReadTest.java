package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.ledger.Ledgers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person learns from the ledger while the desk runs. */
class LedgerReadTest extends LedgerDesk {

  @Test
  void listsNewestFirstWithin120Columns() throws IOException {
    buy("one");
    buy("two");
    drop("bad.json", "{\"id\":\"bad\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qtty\":\"0.1\"}");
    result("rejected", "bad.json");

    Terminal all = ledger("list");

    assertThat(all.exitCode()).isZero();
    assertThat(all.lines()).hasSize(4).allMatch(line -> line.length() <= 120);
    assertThat(all.lines().get(0)).startsWith("SEQ").endsWith("REASON");
    assertThat(all.lines().get(1)).contains("INVALID", "UNKNOWN_FIELD: 'qtty' is not");
    assertThat(all.lines().get(2)).contains("FILLED", "ETHUSDT", "inbox", "two");
    assertThat(all.lines().get(3)).contains("one");
  }

  @Test
  void listsWhatIsAskedFor() throws IOException {
    buy("one");
    drop("sol.json", "{\"id\":\"sol\",\"symbol\":\"SOLUSDT\",\"side\":\"buy\",\"qty\":\"5\"}");
    result("done", "sol.json");

    assertThat(ledger("list", "--symbol", "SOLUSDT").lines()).hasSize(2);
    assertThat(ledger("list", "--limit", "1").lines()).hasSize(2).last().asString().contains("sol");
    assertThat(ledger("list", "--state", "filled,unknown").lines()).hasSize(3);
    assertThat(ledger("list", "--source", "hook").out()).contains("no signal matches");
    assertThat(ledger("list", "--since", "1h").lines()).hasSize(3);
    Terminal future = ledger("list", "--since", "2999-01-01");
    assertThat(future.out()).as(future.err()).contains("no signal matches");
    assertThat(ledger("list", "--since", "yesterday"))
        .satisfies(said -> assertThat(said.exitCode()).isEqualTo(2))
        .satisfies(said -> assertThat(said.err()).contains("'yesterday' is no time: write 2h"));
  }

  @Test
  void showsAllThatIsKnownByEachOfItsNames() throws IOException {
    JsonNode result = buy("one");

    Terminal byId = ledger("show", "one");

    assertThat(byId.exitCode()).isZero();
    assertThat(byId.out())
        .contains(BUY.formatted("one"), "\"schema\":\"signal/1\"", "RECEIVED", "INTENT", "FILLED")
        .contains("/v5/order/create  retCode 0", result.path("order_link_id").asText())
        .contains("\"avg_price\":\"" + result.path("avg_price").asText());
    assertThat(ledger("show", "1").out()).isEqualTo(byId.out());
    assertThat(ledger("show", result.path("order_link_id").asText()).out()).isEqualTo(byId.out());
    assertThat(ledger("show", "one", "--source", "inbox").out()).isEqualTo(byId.out());
  }

  @Test
  void saysWhatItDoesNotKnowAndWhatIsAmbiguous() throws IOException {
    buy("2");
    buy("other");

    assertThat(ledger("show", "nothing").exitCode()).isEqualTo(1);
    assertThat(ledger("show", "nothing").err()).contains("the ledger has no signal 'nothing'");
    assertThat(ledger("show", "nothing", "--source", "inbox").err())
        .contains("source 'inbox' has no signal 'nothing'", "ledger list --source inbox shows it");
    assertThat(ledger("show", "nothing", "--source", "imbox").err())
        .contains("knows no such source; did you mean 'inbox'? there are inbox");
    assertThat(ledger("show", "other", "--source", "http"))
        .satisfies(said -> assertThat(said.exitCode()).isEqualTo(1))
        .satisfies(said -> assertThat(said.err()).contains("source inbox has one"));
    assertThat(ledger("show", "2").exitCode()).isEqualTo(2);
    assertThat(ledger("show", "2").err()).contains("'2' names 2 signals", "--sequence");
    assertThat(ledger("show", "2", "--source", "inbox").lines().get(0)).startsWith("signal 1 ");
    assertThat(ledger("show", "2", "--sequence").lines().get(0)).startsWith("signal 2 ");
  }

  @Test
  void letsNoSenderWriteOnTheTerminal() throws IOException {
    drop("esc.json", "{\"id\":\"esc\",\"action\":\"test\",\"x_a\":\"\u001b[2J\u202e\"}");
    result("rejected", "esc.json");

    assertThat(ledger("list").out() + ledger("show", "1").out()).doesNotContain("\u001b", "\u202e");
  }

  @Test
  void exportsWhatIsAskedForAsJsonLines() throws IOException {
    JsonNode result = buy("one");
    drop("two.json", "{\"id\":\"two\",\"action\":\"test\",\"tag\":\"größer\"}");
    result("done", "two.json");

    Terminal all = ledger("export");
    Path file = directory.resolve("out.jsonl");

    assertThat(all.lines()).hasSize(2).allMatch(line -> line.chars().allMatch(c -> c < 128));
    JsonNode first = new ObjectMapper().readTree(all.lines().get(0));
    assertThat(first.at("/signal/symbol").asText()).isEqualTo("ETHUSDT");
    assertThat(first.at("/orders/0/order_link_id")).isEqualTo(result.path("order_link_id"));
    assertThat(first.at("/attempts/0/ret_code").asText()).isEqualTo("0");
    assertThat(first.path("history")).hasSizeGreaterThan(2);
    assertThat(first.path("order_history")).isNotEmpty();
    assertThat(ledger("export", "--symbol", "ETHUSDT", "--to", file.toString()).exitCode())
        .isZero();
    assertThat(Files.readAllLines(file)).containsExactly(all.lines().get(0));
    assertThat(ledger("export", "--to", file.toString()).exitCode()).isEqualTo(2);
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void copiesTheLedgerWhileTheDeskTrades() throws IOException {
    buy("one");
    Path copy = directory.resolve("copy.db");

    assertThat(ledger("backup", copy.toString()).exitCode()).isZero();

    Terminal again = ledger("backup", copy.toString());
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("exists: a backup replaces nothing");
    buy("two");
    try (LedgerView view = Ledgers.openReadOnly("jdbc:sqlite:" + copy)) {
      assertThat(view.recent(9)).extracting(Entry::id).containsExactly("one");
    }
  }

  @Test
  void makesNoLedgerWhereThereIsNone() {
    Map<String, String> elsewhere =
        environment(Map.of("LEDGER_URL", "jdbc:sqlite:" + directory.resolve("none/ledger.db")));

    List<String> commands =
        List.of(
            "list",
            "show x",
            "replay x",
            "release x",
            "export",
            "backup x.db",
            "archive --older-than 90d");
    for (String command : commands) {
      Terminal said = Terminal.ledger(elsewhere, clock, command.split(" "));
      assertThat(said.exitCode()).as(command).isEqualTo(2);
      assertThat(said.err()).as(command).contains("none/ledger.db is missing");
    }
    assertThat(directory.resolve("none")).doesNotExist();
  }

  @Test
  void answersAsAProgram() throws IOException {
    buy("one");

    Terminal list = program("ledger", "list");
    Terminal nothing = program("ledger", "show", "nothing");
    Terminal wrong = program("ledger", "lst");

    assertThat(list.exitCode()).isZero();
    assertThat(list.lines()).hasSize(2);
    assertThat(list.err()).isEmpty();
    assertThat(nothing.exitCode()).isEqualTo(1);
    assertThat(nothing.out()).isEmpty();
    assertThat(wrong.exitCode()).isEqualTo(2);
  }
}
