package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlidingWindowTest {

  private final SlidingWindow window = new SlidingWindow(4, 1000);

  @Test
  void isFullWhileCallsAreOnTheirWay() {
    window.leave(4);

    assertThat(window.hasRoom(1, 5000)).isFalse();
    assertThat(window.roomAt(1, 5000)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void freesAPlaceAtItsTimeAndNotBefore() {
    window.leave(4);
    window.settle(1, 1200);
    window.settle(1, 1100);

    assertThat(window.hasRoom(1, 1099)).isFalse();
    assertThat(window.roomAt(1, 0)).isEqualTo(1100);
    assertThat(window.roomAt(2, 0)).isEqualTo(1200);
    assertThat(window.roomAt(3, 0)).isEqualTo(Long.MAX_VALUE);
    assertThat(window.hasRoom(1, 1100)).isTrue();
    assertThat(window.hasRoom(2, 1100)).isFalse();
  }

  @Test
  void aBatchTakesAsManyPlacesAsItHasOrders() {
    window.leave(3);

    assertThat(window.hasRoom(1, 0)).isTrue();
    assertThat(window.hasRoom(2, 0)).isFalse();
  }

  @Test
  void aBatchAboveTheQuotaTakesTheWholeQuota() {
    assertThat(window.hasRoom(9, 0)).isTrue();
    window.leave(1);
    assertThat(window.hasRoom(9, 0)).isFalse();
  }

  @Test
  void givesBackWhatWasNeverSent() {
    window.leave(4);
    window.giveBack(1);

    assertThat(window.hasRoom(1, 0)).isTrue();
    assertThat(window.held(0)).isEqualTo(3);
  }

  @Test
  void opensSpreadAfterItWasClosed() {
    window.close(5000);

    assertThat(window.hasRoom(1, 4999)).isFalse();
    assertThat(window.roomAt(1, 0)).isEqualTo(5000);
    assertThat(window.roomAt(2, 0)).isEqualTo(5250);
    assertThat(window.roomAt(3, 0)).isEqualTo(5500);
    assertThat(window.roomAt(4, 0)).isEqualTo(5750);
  }

  @Test
  void closingAgainDoesNotPileUp() {
    window.leave(2);
    window.settle(1, 9000);
    window.close(5000);
    window.close(5100);

    assertThat(window.held(0)).isEqualTo(4);
    assertThat(window.roomAt(1, 0)).isEqualTo(5250);
    assertThat(window.roomAt(3, 0)).isEqualTo(9000);
  }

  @Test
  void followsItsQuotaUpAndDown() {
    window.leave(4);
    window.quota(5);
    assertThat(window.hasRoom(1, 0)).isTrue();

    window.quota(2);
    window.settle(3, 100);
    assertThat(window.roomAt(1, 0)).isEqualTo(100);
  }
}
