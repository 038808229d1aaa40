package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.slf4j.LoggerFactory;

/** A headless browser that looks at a desk, and what it complained about and asked for. */
final class Browser implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern URL = Pattern.compile("\"url\":\"((?:https?|wss?)://[^\"]+)\"");
  private static final List<Path> BROWSERS =
      Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
          .map(Path::of)
          .toList();
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final ChromeDriver driver;
  private final URI desk;

  private Browser(ChromeDriver driver, URI desk) {
    this.driver = driver;
    this.desk = desk;
  }

  /** Returns the browser that is installed, if its driver is too. */
  static Optional<Path> installed() {
    return Files.isExecutable(DRIVER)
        ? BROWSERS.stream().filter(Files::isExecutable).findFirst()
        : Optional.empty();
  }

  /** Leaves a test out where there is none, and says so where it is seen. */
  static void abortLoudlyWithoutOne() {
    if (installed().isEmpty()) {
      String why =
          "NO BROWSER: chromium and chromedriver are not installed, so NOTHING OF THE PAGE WAS"
              + " TESTED. On Debian: apt-get install chromium chromium-driver";
      LoggerFactory.getLogger(Browser.class).error(why);
      Assumptions.abort(why);
    }
  }

  static Browser open(URI desk) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(installed().orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--force-color-profile=srgb",
        "--window-size=1440,1000");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options), desk);
  }

  /** Shows a view, for example {@code #/signals}. */
  void show(String view) {
    driver.get(desk + "/" + view);
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  WebElement find(String selector) {
    return wait(selector)
        .until(() -> driver.findElements(By.cssSelector(selector)), found -> !found.isEmpty())
        .get(0);
  }

  /** Waits until what {@code selector} names shows {@code text}. */
  void see(String selector, String text) {
    wait(selector + " shows '" + text + "'")
        .until(
            () ->
                driver.findElements(By.cssSelector(selector)).stream()
                    .anyMatch(element -> element.getText().contains(text)));
  }

  void seeAttribute(String selector, String name, String value) {
    wait(selector + " has " + name + "=" + value)
        .until(() -> value.equals(find(selector).getDomAttribute(name)));
  }

  void click(String selector) {
    wait(selector + " is clicked")
        .until(
            () -> {
              find(selector).click();
              return true;
            });
  }

  /** The page changes while it is looked at. */
  private static ConditionFactory wait(String what) {
    return await(what).atMost(PATIENCE).ignoreExceptionsInstanceOf(WebDriverException.class);
  }

  void clickLink(String text) {
    driver.findElement(By.linkText(text)).click();
  }

  void type(String selector, String text) {
    WebElement field = find(selector);
    field.clear();
    field.sendKeys(text);
  }

  Object script(String script) {
    return driver.executeScript(script);
  }

  /** Writes what is seen to {@code target/screenshots}. */
  void picture(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what the console of the browser complained about since it was last asked. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Fails if anything but the desk was asked since it was last looked at. */
  void asksNobodyElse() {
    Set<String> asked =
        Set.copyOf(
            driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("Network.requestWillBeSent\""))
                .flatMap(message -> URL.matcher(message).results().map(m -> m.group(1)))
                .toList());
    assertThat(asked).isNotEmpty().allMatch(url -> url.startsWith(desk.toString()));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
