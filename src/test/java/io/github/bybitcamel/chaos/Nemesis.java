package io.github.bybitcamel.chaos;

import io.github.bybitcamel.failpoint.Failpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Starts the program again and again, and kills it: at a failpoint, or at any moment. */
final class Nemesis {

  private static final List<Failpoint> ALL = List.of(Failpoint.values());
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Path directory;
  private final URI exchange;
  private final Random random;
  private final Map<Failpoint, Integer> atFailpoints = new EnumMap<>(Failpoint.class);
  private int lives;
  private int atRandom;
  private int whileStarting;
  private int ownEnds;

  Nemesis(Path directory, URI exchange, long seed) {
    this.directory = directory;
    this.exchange = exchange;
    this.random = new Random(seed);
  }

  /**
   * Lets the program live once.
   *
   * @param meanwhile what happens while it lives
   */
  void life(Runnable meanwhile) {
    lives++;
    if (lives % 2 == 0) {
      atFailpoint(ALL.get(lives / 2 % ALL.size()), meanwhile);
    } else {
      atAnyMoment(meanwhile);
    }
  }

  private void atFailpoint(Failpoint failpoint, Runnable meanwhile) {
    String where =
        failpoint + ":" + (1 + random.nextInt(failpoint.name().contains("JOURNAL") ? 12 : 3));
    Program program = start(where);
    meanwhile.run();
    if (program.awaitEnd(PATIENCE)) {
      count(program, failpoint);
    } else {
      program.kill();
      atRandom++;
    }
  }

  private void count(Program program, Failpoint failpoint) {
    if (program.exitCode() == KillAtFailpoint.KILLED) {
      atFailpoints.merge(failpoint, 1, Integer::sum);
    } else {
      ownEnds++;
    }
  }

  private void atAnyMoment(Runnable meanwhile) {
    Program program = start("");
    meanwhile.run();
    int roll = random.nextInt(10);
    if (roll < 2) {
      Program.pause(Duration.ofMillis(random.nextInt(1800)));
      whileStarting++;
    } else {
      program.awaitReady(START);
      Program.pause(
          roll == 9
              ? Duration.ofMillis(7000 + random.nextInt(4000))
              : Duration.ofMillis(random.nextInt(1500)));
    }
    if (program.isAlive()) {
      program.kill();
      atRandom++;
    } else {
      ownEnds++;
    }
  }

  private Program start(String failpoint) {
    return Program.start(directory, exchange, "%04d".formatted(lives), failpoint);
  }

  int kills() {
    return atRandom + atFailpoints.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public String toString() {
    return "%d kills: %d at any moment (%d of them while starting), at failpoints %s; %d ends of its own"
        .formatted(kills(), atRandom, whileStarting, atFailpoints, ownEnds);
  }
}
