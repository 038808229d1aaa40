package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class V5SettingsTest {

  private static final String KEY = "bybit.api-key=k1 bybit.api-secret=s1";

  @Test
  void nothingSetIsThePaperExchange() {
    V5Settings settings = settings("");

    assertThat(settings.environment()).isEqualTo(Environment.PAPER);
    assertThat(settings.baseUrl()).hasToString("http://127.0.0.1:8180");
    assertThat(settings.apiKey()).isEqualTo("paper");
    assertThat(settings.signer().sign("x")).isEqualTo(Signer.of("paper-secret").sign("x"));
    assertThat(settings.receiveWindow()).hasMillis(5000);
  }

  @ParameterizedTest
  @CsvSource({
    "bybit.environment=paper paper.port=9000, PAPER, http://127.0.0.1:9000",
    "bybit.environment=Testnet K, TESTNET, https://api-testnet.bybit.com",
    "bybit.environment=demo K, DEMO, https://api-demo.bybit.com",
    "bybit.environment=mainnet K, MAINNET, https://api.bybit.com",
    "bybit.testnet=True K, TESTNET, https://api-testnet.bybit.com",
    "bybit.testnet=False K, MAINNET, https://api.bybit.com",
    "bybit.testnet=true bybit.environment=testnet K, TESTNET, https://api-testnet.bybit.com",
    "bybit.base-url=http://localhost:18080 K, LOOPBACK, http://localhost:18080",
    "bybit.base-url=http://127.0.0.1:1/ K, LOOPBACK, http://127.0.0.1:1",
    "bybit.base-url=http://[::1]:1 K, LOOPBACK, http://[::1]:1",
    "bybit.base-url=http://127.0.0.1:1 bybit.environment=mainnet K, MAINNET, http://127.0.0.1:1",
    "bybit.base-url=https://api.bybit.nl bybit.environment=mainnet K, MAINNET, https://api.bybit.nl",
    "bybit.base-url=http://paper:8180 bybit.environment=paper, PAPER, http://paper:8180",
  })
  void resolvesWhatIsNamed(String set, Environment environment, String baseUrl) {
    V5Settings settings = settings(set.replace("K", KEY));

    assertThat(settings.environment()).isEqualTo(environment);
    assertThat(settings.baseUrl()).hasToString(baseUrl);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bybit.environment=testnet | testnet needs a key: set bybit.api-key and bybit.api-secret",
        "bybit.testnet=false | mainnet needs a key",
        "bybit.base-url=http://localhost:1 | loopback needs a key",
        "bybit.environment=testnet bybit.api-key=k1 | half a key pair: set bybit.api-secret too",
        "bybit.api-secret=s1 | which exchange it is for: set bybit.environment",
        "K | which exchange it is for: set bybit.environment to paper, testnet, demo or mainnet",
        "bybit.base-url=https://api.bybit.com K | does not say whether money is real",
        "bybit.base-url=http://127.0.0.1.evil.com K | does not say whether money is real",
        "bybit.environment=testnet bybit.testnet=false K | disagree: set only one of them",
        "bybit.environment=demo bybit.testnet=true K | disagree",
        "bybit.environment=paper bybit.testnet=false K | disagree",
        "bybit.environment=loopback K | bybit.environment is 'loopback'",
        "bybit.environment=prod K | set bybit.environment to paper, testnet, demo or mainnet",
        "bybit.testnet=yes K | bybit.testnet is 'yes': set it to true or false",
        "bybit.recv-window=5s | set a whole number from 1000 to 60000",
        "bybit.recv-window=5 | bybit.recv-window is '5': set a whole number from 1000 to 60000",
        "paper.port=65536 | set a whole number from 0 to 65535",
        "bybit.environment=testnet bybit.base-url=https://api.bybit.com K | is mainnet, not testnet",
        "bybit.environment=paper bybit.base-url=https://api.bybit.tr K | is mainnet, not paper",
        "bybit.environment=mainnet bybit.base-url=https://api-testnet.bybit.com K | is testnet",
        "bybit.environment=mainnet bybit.base-url=http://api.bybit.com K | is not encrypted",
        "bybit.environment=testnet bybit.base-url=api-testnet.bybit.com K | a scheme and a host",
        "bybit.environment=testnet bybit.base-url=https://x.com/v5 K | a scheme and a host only",
        "bybit.api-key-file=/nowhere/key | '/nowhere/key' cannot be read",
        "bybit.api-key=k1 bybit.api-key-file=/nowhere | both bybit.api-key and bybit.api-key-file",
      })
  void refusesAndSaysWhatToSet(String set, String message) {
    assertThatThrownBy(() -> settings(set.replace("K", KEY)))
        .isInstanceOf(V5SettingsException.class)
        .hasMessageContaining(message);
  }

  @Test
  void readsMountedSecrets(@TempDir Path mount) throws IOException {
    Path key = Files.writeString(mount.resolve("key"), "k1\n");
    Path secret = Files.writeString(mount.resolve("secret"), "s1\n");

    V5Settings settings =
        settings(
            "bybit.environment=demo bybit.api-key-file=%s bybit.api-secret-file=%s"
                .formatted(key, secret));

    assertThat(settings.apiKey()).isEqualTo("k1");
    assertThat(settings.signer().sign("x")).isEqualTo(Signer.of("s1").sign("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-----BEGIN PRIVATE KEY-----topsecret", "LS0tLS1CRUdJTi%topsecret"})
  void neverRepeatsASecret(String secret) {
    assertThatThrownBy(
            () -> settings("bybit.environment=demo bybit.api-key=tell bybit.api-secret=X", secret))
        .isInstanceOf(V5SettingsException.class)
        .hasMessageNotContaining("topsecret")
        .hasNoCause();
    assertThat(settings("bybit.environment=demo bybit.api-key=tell-me bybit.api-secret=my-secret"))
        .hasToString(
            "V5Settings[demo, https://api-demo.bybit.com, HMAC-SHA256, receiveWindow=5000 ms]");
    assertThatThrownBy(() -> settings("bybit.base-url=http://u:topsecret@localhost"))
        .hasMessageNotContaining("topsecret");
  }

  @Test
  void asksForNoNameThatIsNoSetting() {
    List<String> asked = new ArrayList<>();

    V5Settings.from(
        name -> {
          asked.add(name);
          return Optional.empty();
        });

    assertThat(Stream.of(Setting.values()).map(Setting::property)).containsAll(asked);
  }

  private static V5Settings settings(String set) {
    return settings(set, "");
  }

  private static V5Settings settings(String set, String secret) {
    Map<String, String> values =
        Arrays.stream(set.split(" ", -1))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(Collectors.toMap(p -> p[0], p -> p[1].equals("X") ? secret : p[1]));
    return V5Settings.from(name -> Optional.ofNullable(values.get(name)));
  }
}
