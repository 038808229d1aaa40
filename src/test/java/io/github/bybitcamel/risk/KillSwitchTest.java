package io.github.bybitcamel.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
  void letsPassWhatLessensRisk() throws IOException {
    Files.createFile(inbox.resolve("HALT"));

    assertThat(new KillSwitch(inbox).check(true)).isEmpty();
  }
}
