package io.github.bybitcamel.model;

import static io.github.bybitcamel.model.SignalState.ACKED;
import static io.github.bybitcamel.model.SignalState.CANCELLED;
import static io.github.bybitcamel.model.SignalState.DENIED;
import static io.github.bybitcamel.model.SignalState.DONE;
import static io.github.bybitcamel.model.SignalState.DRY_RUN;
import static io.github.bybitcamel.model.SignalState.EXPIRED;
import static io.github.bybitcamel.model.SignalState.FILLED;
import static io.github.bybitcamel.model.SignalState.HELD;
import static io.github.bybitcamel.model.SignalState.INTENT;
import static io.github.bybitcamel.model.SignalState.INVALID;
import static io.github.bybitcamel.model.SignalState.NOT_PLACED;
import static io.github.bybitcamel.model.SignalState.PARTIALLY_FILLED;
import static io.github.bybitcamel.model.SignalState.RECEIVED;
import static io.github.bybitcamel.model.SignalState.REJECTED;
import static io.github.bybitcamel.model.SignalState.SENT;
import static io.github.bybitcamel.model.SignalState.UNKNOWN;
import static io.github.bybitcamel.model.SignalState.VALIDATED;
import static io.github.bybitcamel.model.SignalState.WORKING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignalStateTest {

  private static final Set<SignalState> BEFORE_INTENT = EnumSet.of(RECEIVED, VALIDATED, HELD);
  private static final Set<SignalState> NEEDS_INTENT =
      EnumSet.of(SENT, ACKED, WORKING, PARTIALLY_FILLED, UNKNOWN, FILLED, NOT_PLACED);

  @Test
  void isTheMachineOfTheContract() {
    assertThat(nextOf(RECEIVED))
        .as("a lane may validate and go on in one write")
        .containsAll(nextOf(VALIDATED))
        .contains(VALIDATED)
        .hasSize(nextOf(VALIDATED).size() + 1);
    assertThat(nextOf(VALIDATED))
        .containsOnly(INTENT, HELD, INVALID, EXPIRED, CANCELLED, DENIED, DRY_RUN, DONE, REJECTED);
    assertThat(nextOf(HELD)).containsOnly(RECEIVED, EXPIRED, CANCELLED);
    assertThat(nextOf(INTENT))
        .containsAll(EnumSet.of(SENT, UNKNOWN, ACKED, DENIED, EXPIRED, NOT_PLACED))
        .doesNotContain(INTENT, DRY_RUN, INVALID);
    assertThat(nextOf(UNKNOWN))
        .containsOnly(
            INTENT,
            ACKED,
            WORKING,
            PARTIALLY_FILLED,
            FILLED,
            CANCELLED,
            REJECTED,
            DONE,
            NOT_PLACED);
    assertThat(nextOf(WORKING)).containsOnly(PARTIALLY_FILLED, FILLED, CANCELLED, REJECTED);
    assertThat(nextOf(PARTIALLY_FILLED)).containsOnly(FILLED, CANCELLED, REJECTED);
  }

  @ParameterizedTest
  @EnumSource
  void endsWhereItIsFinalAndNowhereElse(SignalState state) {
    assertThat(nextOf(state).isEmpty()).isEqualTo(state.isFinal());
  }

  @ParameterizedTest
  @EnumSource
  void canAlwaysComeToAnEnd(SignalState state) {
    assertThat(reachable(state)).anyMatch(SignalState::isFinal);
  }

  @ParameterizedTest
  @EnumSource
  void isReachedFromTheDoorUnlessItIsTheDoor(SignalState state) {
    boolean onlyAtTheDoor = state.isRefusedAtTheDoor() && state != INVALID;

    assertThat(reachable(RECEIVED).contains(state)).isEqualTo(!onlyAtTheDoor);
  }

  @ParameterizedTest
  @EnumSource
  void neverBecomesItself(SignalState state) {
    assertThat(state.canBecome(state)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void isFinalOrOpenOrBeforeTheIntent(SignalState state) {
    assertThat(Stream.of(state.isFinal(), state.isOpen(), BEFORE_INTENT.contains(state)))
        .containsOnlyOnce(true);
  }

  @ParameterizedTest
  @EnumSource
  void isNotUnseenOnceItWasInTheBook(SignalState state) {
    if (state == WORKING || state == PARTIALLY_FILLED) {
      assertThat(reachable(state)).doesNotContain(UNKNOWN, NOT_PLACED, INTENT, SENT, ACKED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsUnsentOnlyWhileItIsOpen(SignalState state) {
    Set<SignalState> ends = EnumSet.noneOf(SignalState.class);
    Arrays.stream(SignalState.values()).filter(state::canEndAs).forEach(ends::add);

    assertThat(ends)
        .isEqualTo(
            state.isOpen()
                ? EnumSet.of(EXPIRED, DENIED, NOT_PLACED)
                : EnumSet.noneOf(SignalState.class));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void goesBehindNoIntentAndSendsNothingWithoutOne(long seed) {
    List<SignalState> life = randomLife(new Random(seed));

    int intent = life.indexOf(INTENT);
    List<SignalState> before = intent < 0 ? life : life.subList(0, intent);
    List<SignalState> after = life.subList(before.size(), life.size());
    assertThat(before).doesNotContainAnyElementsOf(NEEDS_INTENT);
    assertThat(after).doesNotContainAnyElementsOf(BEFORE_INTENT);
  }

  static IntStream seeds() {
    return IntStream.range(0, 500);
  }

  private static List<SignalState> randomLife(Random random) {
    List<SignalState> life = new ArrayList<>(List.of(RECEIVED));
    for (SignalState now = RECEIVED; !now.isFinal(); ) {
      List<SignalState> next = List.copyOf(nextOf(now));
      now = next.get(random.nextInt(next.size()));
      life.add(now);
    }
    return life;
  }

  private static Set<SignalState> nextOf(SignalState state) {
    Set<SignalState> next = EnumSet.noneOf(SignalState.class);
    Arrays.stream(SignalState.values()).filter(state::canBecome).forEach(next::add);
    return next;
  }

  /** Returns {@code from} and all that can come after it. */
  private static Set<SignalState> reachable(SignalState from) {
    Set<SignalState> found = EnumSet.of(from);
    for (int before = 0; before < found.size(); ) {
      before = found.size();
      List.copyOf(found).forEach(state -> found.addAll(nextOf(state)));
    }
    return found;
  }
}
