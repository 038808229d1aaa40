package io.github.bybitcamel.chaos;

import io.github.bybitcamel.failpoint.Failpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Starts the program again and again, and kills it: at a failpoint, while the exchange holds the
 * answer to an order that it has carried out, or at any moment.
 */
final class Nemesis {

  private static final List<Failpoint> ALL = List.of(Failpoint.values());
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Of so many lives, one is ended while an answer is held. */
  private static final int HELD_EVERY = 5;

  private final Path directory;
  private final URI exchange;
  private final Map<String, String> settings;
  private final Random random;
  private final Map<Failpoint, Integer> atFailpoints = new EnumMap<>(Failpoint.class);
  private final List<Long> starts = new ArrayList<>(List.of(3000L));
  private int lives;
  private int atRandom;
  private int whileStarting;
  private int whileHeld;
  private int ownEnds;

  /**
   * Prepares to kill.
   *
   * @param settings of the program, beside those that every one has
   */
  Nemesis(Path directory, URI exchange, Map<String, String> settings, long seed) {
    this.directory = directory;
    this.exchange = exchange;
    this.settings = settings;
    this.random = new Random(seed);
  }

  /**
   * Lets the program live once.
   *
   * @param drop gives it something to do
   * @param disturb lets something go wrong
   * @param hold lets the exchange hold an answer, and returns what tells that it does
   */
  void life(Runnable drop, Runnable disturb, Hold hold) {
    lives++;
    if (random.nextBoolean()) {
      disturb.run();
    }
    if (lives % HELD_EVERY == 0) {
      whileAnAnswerIsHeld(drop, hold);
    } else if (lives % 2 == 0) {
      atFailpoint(lives % 4 == 0 ? rarest() : ALL.get(lives / 4 % ALL.size()), drop, disturb);
    } else {
      atAnyMoment(drop, disturb);
    }
  }

  /** Some are reached in few lives only. */
  private Failpoint rarest() {
    return ALL.stream()
        .min(Comparator.comparing(at -> atFailpoints.getOrDefault(at, 0)))
        .orElseThrow();
  }

  private void atFailpoint(Failpoint failpoint, Runnable drop, Runnable disturb) {
    String where =
        failpoint + ":" + (1 + random.nextInt(failpoint.name().contains("JOURNAL") ? 12 : 3));
    Program program = start(where);
    drop.run();
    awaitReady(program);
    disturb.run();
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

  private void whileAnAnswerIsHeld(Runnable drop, Hold hold) {
    Program program = start("");
    awaitReady(program);
    BooleanSupplier held = hold.next();
    drop.run();
    boolean seen = Waiting.until(PATIENCE, () -> !program.isAlive() || held.getAsBoolean());
    kill(program);
    whileHeld += seen ? 1 : 0;
  }

  private void atAnyMoment(Runnable drop, Runnable disturb) {
    Program program = start("");
    drop.run();
    int roll = random.nextInt(10);
    if (roll < 2) {
      Program.pause(Duration.ofMillis(random.nextInt((int) usualStart())));
      whileStarting++;
    } else {
      awaitReady(program);
      disturb.run();
      Program.pause(
          roll == 9
              ? Duration.ofMillis(7000 + random.nextInt(2000))
              : Duration.ofMillis(random.nextInt(1500)));
    }
    kill(program);
  }

  private void kill(Program program) {
    if (program.isAlive()) {
      program.kill();
      atRandom++;
    } else {
      ownEnds++;
    }
  }

  private void awaitReady(Program program) {
    long begun = System.nanoTime();
    if (program.awaitReady(START)) {
      starts.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }
  }

  private long usualStart() {
    return Math.max(500, (long) starts.stream().mapToLong(Long::longValue).average().orElseThrow());
  }

  private Program start(String failpoint) {
    return Program.start(directory, exchange, "%04d".formatted(lives), failpoint, settings);
  }

  int kills() {
    return atRandom + atFailpoints.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns the failpoints at which fewer than {@code least} kills were made. */
  List<Failpoint> spared(int least) {
    return ALL.stream().filter(at -> atFailpoints.getOrDefault(at, 0) < least).toList();
  }

  @Override
  public String toString() {
    return ("%d kills: %d at any moment (%d of them while starting, %d while an answer was held), at"
            + " failpoints %s; %d ends of its own")
        .formatted(kills(), atRandom, whileStarting, whileHeld, atFailpoints, ownEnds);
  }

  /** Lets the exchange hold an answer. */
  @FunctionalInterface
  interface Hold {

    /** Lets it hold one of the next, and returns what tells that it does. */
    BooleanSupplier next();
  }
}
