package io.github.bybitcamel.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Secret=",
        "SECRET: ",
        "token=",
        "my_TOKEN = ",
        "passwd=",
        "PassWord: ",
        "api-key=",
        "API.KEY: ",
        "apikey:",
        "\"Api_Key\":\"",
        "bearer ",
        "Authorization: BEARER\t",
        "whsec_"
      })
  void hidesWhatIsNamedLikeASecret(String name) {
    assertThat(Secrets.mask("a line, " + name + "xyzzy4711")).doesNotContain("xyzzy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "POST /v5/order/create BTCUSDT s1 attempt 1: retCode 0", "spot, taps"})
  void leavesAllElse(String line) {
    assertThat(Secrets.mask(line)).isSameAs(line);
  }
}
