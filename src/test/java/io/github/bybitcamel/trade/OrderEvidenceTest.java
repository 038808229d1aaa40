package io.github.bybitcamel.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.RowsClient;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import org.junit.jupiter.api.Test;

class OrderEvidenceTest {

  private static final Leg LEG =
      new Leg("s1e", 'e', "linear", "A", "{}", "", SignalState.UNKNOWN, "", "", "", "");

  private final RowsClient client = new RowsClient();
  private final OrderEvidence evidence = new OrderEvidence(new V5Orders(client));

  @Test
  void threeHealthyAnswersWithoutTheOrderAreNeededForNone() {
    assertThat(evidence.of(LEG)).isEmpty();
    assertThat(client.requests()).hasSize(3);
  }

  @Test
  void anExecutionThatCannotBeReadIsNotTakenForNone() {
    client.rows(V5Endpoint.EXECUTION_LIST, "{'symbol':'A','side':'Long','execId':'1'}");

    assertThatThrownBy(() -> evidence.of(LEG))
        .isInstanceOf(V5Exception.class)
        .hasMessageContaining("side is 'Long'");
  }

  @Test
  void anAnswerWithoutAListOfExecutionsIsNotTakenForNone() {
    client.result(V5Endpoint.EXECUTION_LIST, "{}");

    assertThatThrownBy(() -> evidence.of(LEG))
        .isInstanceOf(V5Exception.class)
        .hasMessageContaining("no list");
  }
}
