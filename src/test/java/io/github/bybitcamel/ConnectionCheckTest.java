package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.v5.ConnectionProof;
import io.github.bybitcamel.v5.KeyOwner;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Market;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionCheckTest {

  private static ConnectionCheck check(String account, V5Client client) {
    return new ConnectionCheck(
        URI.create("http://127.0.0.1:1"),
        new ConnectionProof(
            new KeyOwner(account, "demo"),
            new ServerClock(Clock.systemUTC(), System::nanoTime),
            new V5Market(client),
            new V5Account(client)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "default | 10003 | key: set BYBIT_API_KEY to a key of demo",
        "sub-2 | 10003 | set account.sub-2.api-key (ACCOUNT_SUB_2_API_KEY) to a key of demo",
        "sub-2 | 10004 | set account.sub-2.api-secret (ACCOUNT_SUB_2_API_SECRET) to the secret",
        "sub-2 | 10010 | account 'sub-2': the API key is bound to other IP addresses",
        "sub-2 | 33004 | expired: make a new one; set account.sub-2.api-key",
        "sub-2 | 5 | account 'sub-2': the exchange demo refuses us"
      })
  void namesTheSettingsOfItsAccount(String account, int retCode, String words) {
    ConnectionCheck check =
        check(
            account,
            request -> {
              throw V5Exception.refused(request.endpoint(), retCode, "no", OutcomeClass.FORBIDDEN);
            });

    assertThatThrownBy(check::prove).hasMessageContaining(words);
  }

  @Test
  @Timeout(30)
  void endsWhereItIsInterruptedInsteadOfAskingWithoutAPause() {
    ConnectionCheck check =
        check(
            "default",
            request -> {
              throw V5Exception.unanswered(request.endpoint(), "away", true);
            });
    Thread.currentThread().interrupt();

    assertThatThrownBy(check::prove).hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }
}
