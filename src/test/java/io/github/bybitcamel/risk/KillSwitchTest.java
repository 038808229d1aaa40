package io.github.bybitcamel.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KillSwitchTest {

  @TempDir Path inbox;

  @Test
  void stopsNewOrdersOnlyWhileTheFileExists() throws IOException {
    KillSwitch killSwitch = new KillSwitch(inbox);
    assertThat(killSwitch.check(false)).isEmpty();

    Files.createFile(inbox.resolve("HALT"));
    assertThat(killSwitch.check(false)).map(Denial::code).contains("HALTED");

    Files.delete(inbox.resolve("HALT"));
    assertThat(killSwitch.check(false)).isEmpty();
  }

  @Test
  void tellsWhatStandsUntilItIsResumedBehindTheFile() throws IOException {
    Files.createFile(inbox.resolve("HALT"));
    assertThat(new KillSwitch(inbox).untilResumed()).isEqualTo(Standing.ACTIVE);

    new KillSwitch(inbox).stop(TradingState.REDUCE_ONLY, "told");

    assertThat(new KillSwitch(inbox).untilResumed())
        .isEqualTo(new Standing(TradingState.REDUCE_ONLY, "told"));
  }

  @Test
  void letsPassWhatLessensRisk() throws IOException {
    Files.createFile(inbox.resolve("HALT"));
    KillSwitch killSwitch = new KillSwitch(inbox);
    killSwitch.stop(TradingState.HALTED, "told");
    killSwitch.trip("refused");

    assertThat(killSwitch.check(true)).isEmpty();
  }

  @Test
  void whatIsStoppedStaysSoForWhoeverLooksUntilItIsResumed() {
    KillSwitch killSwitch = new KillSwitch(inbox);
    KillSwitch sameInbox = new KillSwitch(inbox);

    killSwitch.stop(TradingState.REDUCE_ONLY, "told\nso");
    assertThat(sameInbox.check(false))
        .map(Denial::text)
        .contains("REDUCE_ONLY: told so; nothing was sent");
    assertThat(new KillSwitch(inbox).standing())
        .isEqualTo(new Standing(TradingState.REDUCE_ONLY, "told so"));

    sameInbox.resume();
    assertThat(killSwitch.check(false)).isEmpty();
    assertThat(new KillSwitch(inbox).standing()).isEqualTo(Standing.ACTIVE);
  }

  @Test
  void accountsStandEachForThemselvesAndTheFileStopsAll() throws IOException {
    KillSwitch one = new KillSwitch(inbox, "one");
    KillSwitch other = new KillSwitch(inbox, "other");

    one.stop(TradingState.HALTED, "told");
    assertThat(one.check(false)).isPresent();
    assertThat(other.check(false)).isEmpty();

    Files.createFile(inbox.resolve("HALT"));
    assertThat(other.check(false)).isPresent();
  }

  @Test
  void isNotResumedWhileTheFileExists() throws IOException {
    KillSwitch killSwitch = new KillSwitch(inbox);
    killSwitch.stop(TradingState.HALTED, "told");
    Files.createFile(inbox.resolve("HALT"));

    assertThatThrownBy(killSwitch::resume)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("HALT exists");
    Files.delete(inbox.resolve("HALT"));
    assertThat(killSwitch.check(false)).isPresent();
  }

  @Test
  void whoSaysMoreOfAStopDoesNotStopAnew() {
    KillSwitch killSwitch = new KillSwitch(inbox);
    killSwitch.stop(TradingState.REDUCE_ONLY, "told");
    Standing stopped = killSwitch.standing();

    killSwitch.explain(stopped, "told; done");
    assertThat(killSwitch.standing().reason()).isEqualTo("told; done");

    killSwitch.resume();
    killSwitch.explain(stopped, "told; done");
    assertThat(killSwitch.standing()).isEqualTo(Standing.ACTIVE);
  }

  @Test
  @Timeout(30)
  void whatStopsByItselfMakesNoHaltOfTheSameInstantMilder() throws InterruptedException {
    KillSwitch killSwitch = new KillSwitch(inbox);
    Thread milder =
        new Thread(() -> killSwitch.stopIfActive(TradingState.REDUCE_ONLY, "nobody is there"));

    synchronized (killSwitch) {
      milder.start();
      await().until(milder::getState, Thread.State.BLOCKED::equals);
      killSwitch.stop(TradingState.HALTED, "told");
    }
    milder.join();

    assertThat(killSwitch.standing()).isEqualTo(new Standing(TradingState.HALTED, "told"));
  }

  @Test
  void isNotResumedWhileTheExchangeRefusesUs() {
    KillSwitch killSwitch = new KillSwitch(inbox);
    killSwitch.stop(TradingState.HALTED, "told");
    killSwitch.trip("the key is refused");

    assertThatThrownBy(killSwitch::resume)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the key is refused. Mend it and start again");
    assertThat(killSwitch.check(false)).map(Denial::code).contains("TRIPPED");
    assertThat(new KillSwitch(inbox).standing().state()).isEqualTo(TradingState.HALTED);
  }

  @Test
  void whatWasSeenToBeStoppedIsNotResumedByTakingTheFileAway() throws IOException {
    KillSwitch killSwitch = new KillSwitch(inbox);
    new KillSwitch(inbox).stop(TradingState.HALTED, "told");
    assertThat(killSwitch.check(false)).isPresent();

    Files.delete(inbox.resolve(".trading-state"));

    assertThat(killSwitch.check(false)).isPresent();
    killSwitch.resume();
    assertThat(killSwitch.check(false)).isEmpty();
  }

  @Test
  void aStateThatCannotBeReadHalts() throws IOException {
    Files.writeString(inbox.resolve(".trading-state"), "ACT");

    assertThat(new KillSwitch(inbox).standing().state()).isEqualTo(TradingState.HALTED);
  }

  @Test
  void holdsEvenWhereTheDiskDoesNotTakeIt() throws IOException {
    Path notAFolder = Files.createFile(inbox.resolve("file"));
    KillSwitch killSwitch = new KillSwitch(notAFolder.resolve("inbox"));

    assertThatThrownBy(() -> killSwitch.stop(TradingState.HALTED, "told"))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(killSwitch.check(false)).isPresent();
  }
}
