package io.github.bybitcamel.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

  private static final Standing HALTED = new Standing(TradingState.HALTED, "told");

  @TempDir Path inbox;

  /** What happens between the reading of the file and the use of what it said. */
  private final Deque<Runnable> meanwhile = new ArrayDeque<>();

  @Test
  void anOlderReadingUndoesNoHaltThatCameMeanwhile() {
    StateFile file = file();
    file.write(Standing.ACTIVE);
    meanwhile.add(() -> file.write(HALTED));

    assertThat(file.read()).isEqualTo(HALTED);

    assertThat(file.lastSeen()).isEqualTo(HALTED);
    assertThat(file.read()).isEqualTo(HALTED);
  }

  @Test
  void anOlderReadingUndoesNoResumeThatCameMeanwhile() {
    StateFile file = file();
    file.write(HALTED);
    meanwhile.add(() -> file.write(Standing.ACTIVE));

    file.read();

    assertThat(file.lastSeen()).isEqualTo(Standing.ACTIVE);
    assertThat(file.read()).isEqualTo(Standing.ACTIVE);
  }

  @Test
  void readingsAtTheSameTimeAreAllSeen() {
    StateFile file = file();
    file.write(Standing.ACTIVE);
    meanwhile.add(
        () -> {
          new StateFile(inbox.resolve("state")).write(HALTED);
          file.read();
        });

    file.read();
    assertThat(file.read()).isEqualTo(HALTED);
    assertThat(file.lastSeen()).isEqualTo(HALTED);
  }

  private StateFile file() {
    return new StateFile(
        inbox.resolve("state"),
        path -> {
          String text = Files.readString(path);
          if (!meanwhile.isEmpty()) {
            meanwhile.remove().run();
          }
          return text;
        });
  }
}
