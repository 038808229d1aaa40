package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a trader sees and does in a browser. Screenshots are in {@code target/screenshots}. */
@Timeout(240)
class ConsoleBrowserTest extends HttpTest {

  private static final String BUY =
      """
      {"id":"%s","symbol":"BTCUSDT","side":"buy","qty":0.01,"stop_loss":28000,"take_profit":32000}
      """;

  private Browser browser;

  @BeforeAll
  static void loudlyWithoutBrowser() {
    Browser.abortLoudlyWithoutOne();
  }

  @Override
  Map<String, String> more() {
    return Map.of(
        "RISK_MAX_ORDER_NOTIONAL",
        "20000",
        "CONSOLE_AUDIT_FILE",
        directory.resolve("audit.jsonl").toString());
  }

  @BeforeEach
  void look() {
    browser = Browser.open(desk.address().orElseThrow());
  }

  @AfterEach
  void close() {
    browser.close();
  }

  private void operator(String token) {
    browser.type("dialog input[name=token]", token);
    browser.click("dialog [data-yes]");
  }

  @Test
  void showsADroppedFileItsFillAndTheChart() throws Exception {
    browser.show("#/signals");
    browser.see("#link", "live");

    drop("live.json", BUY.formatted("seen-live"));
    browser.see("#signals", "seen-live");
    browser.see("#signals", "FILLED");
    browser.picture("signals-one");
    browser.clickLink("seen-live");

    browser.see("#signal-state", "FILLED");
    browser.see("#filled", "filled 0.01");
    browser.see("#fills", "0.01");
    browser.see("main", "Stop as seen on the exchange");
    browser.see("main", "28 000");
    browser.picture("signal");
    browser.clickLink("on the chart");

    browser.seeAttribute("#chart", "data-fills", "1");
    browser.seeAttribute("#chart", "data-stops", "1");
    browser.see("#legend", "stop-loss 28 000");
    browser.picture("market");
    assertThat(browser.script("return document.querySelectorAll('#chart canvas').length"))
        .isEqualTo(1L);
    assertThat(browser.complaints()).isEmpty();
    browser.asksNobodyElse();
  }

  @Test
  void haltsFromThePage() throws Exception {
    browser.show("#/now");
    browser.see("#trading-state", "ACTIVE");

    browser.click("#halt");
    operator(OPERATOR);
    browser.type("dialog input[name=reason]", "a test");
    browser.click("dialog [data-yes]");
    browser.see("#trading-state", "HALTED");
    drop("late.json", BUY.formatted("after-halt"));

    assertThat(result("done", "late.json").path("state").asText()).isEqualTo("DENIED");
    assertThat(placed()).isEmpty();
    browser.picture("now-halted");

    browser.click("#resume");
    browser.click("dialog [data-yes]");
    browser.see("#trading-state", "ACTIVE");
    drop("again.json", BUY.formatted("after-resume"));

    assertThat(result("done", "again.json").path("state").asText()).isEqualTo("FILLED");
    browser.show("#/settings");
    browser.see("main", "a test");
    browser.picture("settings");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void refusesAnActionWithAWrongToken() {
    browser.show("#/now");
    browser.see("#trading-state", "ACTIVE");

    browser.click("#halt");
    operator("a-guess");
    browser.click("dialog [data-yes]");

    browser.see("#toasts", "not the operator's token");
    browser.see("#trading-state", "ACTIVE");
    assertThat(directory.resolve("inbox/HALT")).doesNotExist();
  }

  @Test
  void testsASignalWithoutSendingIt() {
    browser.show("#/test");
    browser.click("#check");
    operator(OPERATOR);

    browser.see("main", "would be sent");
    browser.see("main pre", "orderLinkId");
    browser.picture("test");
    browser.type(
        "#signal-text", "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":1,\"stop_los\":1}");
    browser.click("#check");

    browser.see("main", "did you mean 'stop_loss'?");
    assertThat(placed()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void closesAPositionInTwoSteps() throws Exception {
    drop("open.json", BUY.formatted("to-be-closed"));
    result("done", "open.json");
    browser.show("#/market");

    browser.click("button[aria-label='Close BTCUSDT']");
    operator(OPERATOR);
    browser.type("dialog input[name=symbol]", "BTCUSDT");
    browser.click("dialog [data-yes]");

    browser.see("#signal-state", "FILLED");
    browser.picture("closed");
    assertThat(placed()).hasSize(2).last().matches(order -> order.reduceOnly());
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void dropsARowThatChangedUnseenAndNoLongerMatches() throws Exception {
    browser.show("#/signals?state=WORKING");
    drop(
        "limit.json",
        "{\"id\":\"waits\",\"symbol\":\"BTCUSDT\",\"side\":\"sell\",\"qty\":0.02,\"price\":31200}");
    browser.see("#signals", "waits");

    browser.click("button[aria-pressed=false]");
    browser.see("button[aria-pressed=true]", "Go on");
    exchange.control().price("BTCUSDT", new BigDecimal("31500"));
    result("done", "limit.json");
    browser.see("#signals", "waits");
    browser.click("button[aria-pressed=true]");

    browser.see("main p.empty", "No signal matches.");
    assertThat(browser.complaints()).isEmpty();
  }

  /** Whom the desk does not know any more, as with {@code console.open=false}. */
  private static final String SHUT_OUT =
      "const real = window.fetch; window.back = () => (window.fetch = real);"
          + " window.fetch = (url, how) => url === '/api/events'"
          + " ? Promise.resolve(new Response('', {status: 401})) : real(url, how);";

  @Test
  void saysThatATokenIsNeededAndThatNothingComes() throws Exception {
    browser.show("#/now");
    browser.see("#link", "live");

    browser.script(SHUT_OUT);
    browser.click("#operator");
    operator(OPERATOR);
    browser.see("#link", "token needed");
    drop("unseen.json", BUY.formatted("came-unseen"));
    result("done", "unseen.json");
    browser.script("window.back()");
    browser.see("#link", "live");
    browser.see("main", "came-unseen");

    desk.console().close();
    browser.see("#link", "lost");
    browser.see("#link", "live");
    browser.script(
        "const real = performance.now.bind(performance); performance.now = () => 7 * real();");
    browser.see("#link", "lost");
  }

  @Test
  void leavesAViewAloneThatOneHasChangedTo() {
    browser.show("#/now");
    browser.see("#link", "live");
    browser.script(
        "const real = window.fetch; window.fetch = (url, how) => url.startsWith('/api/settings')"
            + " ? new Promise((_, no) => (window.fail = () => no(new Error('too late'))))"
            + " : real(url, how);");
    browser.show("#/settings");
    browser.see("main", "Loading");
    browser.show("#/test");
    browser.see("main", "What would be sent");

    browser.script("window.fail()");

    assertThat(browser.find("main").getText())
        .contains("What would be sent")
        .doesNotContain("too late");
  }

  @Test
  void showsTheStopOfNoOtherProduct() throws Exception {
    drop("open.json", BUY.formatted("a-contract"));
    drop(
        "spot.json",
        "{\"id\":\"a-coin\",\"category\":\"spot\",\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":0.01}");
    result("done", "open.json");
    result("done", "spot.json");
    browser.show("#/signals");
    browser.see("#signals", "a-coin");

    browser.clickLink("a-coin");

    browser.see("main", "No position in BTCUSDT now.");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void showsEveryViewInBothThemes() throws Exception {
    drop("good.json", BUY.formatted("a-good-one"));
    drop(
        "limit.json",
        "{\"id\":\"waits\",\"symbol\":\"BTCUSDT\",\"side\":\"sell\",\"qty\":0.02,\"price\":31200}");
    drop(
        "wrong.json",
        "{\"id\":\"misspelt\",\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":1,\"stop_los\":1}");
    drop("large.json", "{\"id\":\"too-large\",\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":5}");
    result("done", "large.json");

    for (String theme : new String[] {"light", "dark"}) {
      browser.dark(theme.equals("dark"));
      for (String view :
          new String[] {
            "now", "signals", "market", "feeds", "rejected", "test", "settings", "routes"
          }) {
        browser.show("#/" + view);
        browser.see("#link", "live");
        browser.see("#trading-state", "ACTIVE");
        browser.see("main", ready(view));
        browser.picture(view + "-" + theme);
      }
    }

    browser.size(390, 844);
    browser.show("#/now");
    browser.see("main", "Signals today");
    browser.picture("now-narrow");
    assertThat(browser.complaints()).isEmpty();
    assertThatCode(browser::asksNobodyElse).doesNotThrowAnyException();
  }

  private static String ready(String view) {
    return switch (view) {
      case "now" -> "Quota used";
      case "signals" -> "a-good-one";
      case "market" -> "take-profit 32 000";
      case "feeds" -> "backfill --symbol";
      case "rejected" -> "misspelt";
      case "settings" -> "inbox.directory";
      case "routes" -> "order-watch";
      default -> "What would be sent";
    };
  }
}
