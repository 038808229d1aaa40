package io.github.bybitcamel.risk;

import io.github.bybitcamel.model.HaltFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Stops every new order: while a file named {@code HALT} stands in the inbox, while the state on
 * disk says so, and when the program trips it. What lessens risk passes. Switches that look at the
 * same inbox and account stand alike, in whatever program; only the one of the program that owns
 * the inbox writes the state. Safe for use by many threads.
 */
public final class KillSwitch {

  /** The account whose state stands in a file without a name. */
  private static final String DEFAULT = "default";

  private static final String STATE = ".trading-state";

  private final Path file;
  private final File folder;
  private final File plain;
  private final StateFile stateFile;
  private volatile Standing ours = Standing.ACTIVE;
  private volatile Optional<String> tripped = Optional.empty();

  /** Watches {@code inbox} for the default account. */
  public KillSwitch(Path inbox) {
    this(inbox, DEFAULT);
  }

  /** Watches {@code inbox} for {@code account}. */
  public KillSwitch(Path inbox, String account) {
    this.file = inbox.resolve(HaltFile.NAME);
    this.folder = inbox.toFile();
    this.plain = file.toFile();
    this.stateFile =
        new StateFile(inbox.resolve(account.equals(DEFAULT) ? STATE : STATE + "-" + account));
  }

  /**
   * Returns where trading stands at this instant.
   *
   * <p>Where the file system cannot say, nothing is sent. The usual case, no file of either name,
   * is told by three plain looks: reading what is not there would make an exception with a stack
   * trace for every order that passes.
   */
  public Standing standing() {
    boolean halted = plain.exists();
    if (tripped.isPresent() || (!halted && !stateFile.exists() && folder.canExecute())) {
      return lastSeen();
    }
    if (halted || (!folder.canExecute() && !Files.notExists(file))) {
      return new Standing(TradingState.HALTED, "the file " + file + " exists. Remove it to trade");
    }
    return stateFile.read().or(ours);
  }

  /**
   * Returns where trading stood when the state on disk was last read, with all that this program
   * has done since; does not look at the file system.
   */
  public Standing lastSeen() {
    return tripped
        .map(why -> new Standing(TradingState.HALTED, why + ". Mend it and start again"))
        .orElseGet(() -> stateFile.lastSeen().or(ours));
  }

  /**
   * Returns where trading was stopped to stand until it is resumed, whatever else may stop it: the
   * file {@code HALT}, or the exchange's refusal.
   */
  public Standing untilResumed() {
    return stateFile.read().or(ours);
  }

  /** Stops every new order until the program is started anew: the exchange refuses us. */
  public void trip(String reason) {
    tripped = Optional.of(reason);
  }

  /**
   * Lets only what lessens risk pass, from this instant on and after every start.
   *
   * @param state {@link TradingState#HALTED} or {@link TradingState#REDUCE_ONLY}
   * @throws java.io.UncheckedIOException if it is not on disk; it holds in this program
   */
  public synchronized void stop(TradingState state, String reason) {
    Standing next = new Standing(state, reason);
    ours = next;
    stateFile.write(next);
    ours = Standing.ACTIVE;
  }

  /**
   * Stops as {@link #stop} does, unless trading is stopped already: what stands is not made milder,
   * however close to it somebody else has stopped.
   *
   * @return whether it was this call that stopped
   * @throws java.io.UncheckedIOException if it is not on disk; it holds in this program
   */
  public synchronized boolean stopIfActive(TradingState state, String reason) {
    boolean active = standing().state() == TradingState.ACTIVE;
    if (active) {
      stop(state, reason);
    }
    return active;
  }

  /**
   * Says more of why trading is stopped, unless it stands otherwise by now.
   *
   * @throws java.io.UncheckedIOException if it is not on disk
   */
  public synchronized void explain(Standing stands, String reason) {
    if (stateFile.read().equals(stands)) {
      stateFile.write(new Standing(stands.state(), reason));
    }
  }

  /**
   * Lets everything pass again.
   *
   * @throws IllegalStateException if the file {@code HALT} exists, or the exchange refuses us
   * @throws java.io.UncheckedIOException if it is not on disk; nothing has changed then
   */
  public synchronized void resume() {
    if (!Files.notExists(file)) {
      throw new IllegalStateException("the file " + file + " exists; remove it first");
    }
    tripped.ifPresent(
        reason -> {
          throw new IllegalStateException(reason + ". Mend it and start again");
        });
    stateFile.write(Standing.ACTIVE);
    ours = Standing.ACTIVE;
  }

  /**
   * Judges one order at the last moment.
   *
   * @param lessensRisk whether it is reduce-only
   */
  public Optional<Denial> check(boolean lessensRisk) {
    if (lessensRisk) {
      return Optional.empty();
    }
    Standing now = standing();
    if (now.state() == TradingState.ACTIVE) {
      return Optional.empty();
    }
    String code = tripped.isPresent() ? "TRIPPED" : now.state().name();
    return Optional.of(new Denial(code, now.reason() + "; nothing was sent"));
  }
}
