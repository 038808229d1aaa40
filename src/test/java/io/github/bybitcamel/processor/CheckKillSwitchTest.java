package io.github.bybitcamel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.v5.CallPriority;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Request;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a halt keeps from being sent. */
class CheckKillSwitchTest {

  private static final Set<V5Endpoint> MAY_OPEN =
      EnumSet.of(
          V5Endpoint.ORDER_CREATE,
          V5Endpoint.ORDER_AMEND,
          V5Endpoint.SET_LEVERAGE,
          V5Endpoint.TRADING_STOP);

  /** Each for a reason of its own, which stands beside the decision. */
  private static final Set<V5Endpoint> OPENS_NOTHING =
      EnumSet.of(V5Endpoint.ORDER_CANCEL, V5Endpoint.ORDER_CANCEL_ALL, V5Endpoint.SWITCH_MODE);

  @ParameterizedTest
  @EnumSource(V5Endpoint.class)
  void everyEndpointIsDecided(V5Endpoint endpoint) {
    assertThat(endpoint.isWrite())
        .as("a new endpoint that writes is named here too")
        .isEqualTo(MAY_OPEN.contains(endpoint) || OPENS_NOTHING.contains(endpoint));
    assertThat(CheckKillSwitch.opensRisk(V5Request.to(endpoint).build()))
        .isEqualTo(MAY_OPEN.contains(endpoint));
  }

  @Test
  void aChangePassesThatLessensRisk() {
    assertThat(MAY_OPEN)
        .filteredOn(endpoint -> endpoint != V5Endpoint.ORDER_CREATE)
        .map(endpoint -> V5Request.to(endpoint).priority(CallPriority.LESSENS_RISK).build())
        .noneMatch(CheckKillSwitch::opensRisk);
  }

  @Test
  void anOrderPassesThatIsReduceOnlyWhereThereArePositions() {
    assertThat(Arrays.stream(Category.values()).filter(of -> !opensRisk(of)))
        .containsExactly(Category.LINEAR, Category.INVERSE, Category.OPTION);
  }

  @Test
  void anOrderPassesByWhatIsSentAndNotByItsTurn() {
    V5Request first =
        V5Request.to(V5Endpoint.ORDER_CREATE)
            .category(Category.LINEAR)
            .priority(CallPriority.LESSENS_RISK)
            .build();

    assertThat(CheckKillSwitch.opensRisk(first)).isTrue();
  }

  private static boolean opensRisk(Category category) {
    return CheckKillSwitch.opensRisk(
        V5Request.to(V5Endpoint.ORDER_CREATE).category(category).flag("reduceOnly", true).build());
  }
}
