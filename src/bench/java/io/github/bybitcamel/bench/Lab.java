package io.github.bybitcamel.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What rows share within a run.
 *
 * <p>Measurements that give several rows are made once. Not safe for use by several threads.
 */
final class Lab implements AutoCloseable {

  private final Form form;
  private final Path directory;
  private final Map<Integer, CallRounds> rounds = new HashMap<>();
  private StandIn standIn;
  private Contestant floor;
  private Contestant ours;

  Lab(Form form, Path directory) {
    this.form = form;
    this.directory = directory;
  }

  Form form() {
    return form;
  }

  /** Returns a directory for {@code what}, below {@code target/bench}. */
  Path directory(String what) {
    return directory.resolve(what);
  }

  /** Returns an exchange that takes every order, and costs less than a client. */
  URI exchange() throws IOException {
    return standIn().baseUrl();
  }

  private StandIn standIn() throws IOException {
    if (standIn == null) {
      standIn = StandIn.start(directory("exchange"));
    }
    return standIn;
  }

  /** Returns which stand-in for the exchange is used. */
  String exchangeName() throws IOException {
    return standIn().name();
  }

  /** Returns slices of the floor and of ours with so many callers, in turn. */
  CallRounds calls(int callers) throws IOException, InterruptedException {
    if (!rounds.containsKey(callers)) {
      rounds.put(callers, CallRounds.run(form, form.warmOrders(), floor(), ours(), callers));
    }
    return rounds.get(callers);
  }

  private Contestant floor() throws IOException {
    if (floor == null) {
      floor = Contestant.start("floor", exchange(), directory);
    }
    return floor;
  }

  private Contestant ours() throws IOException {
    if (ours == null) {
      ours = Contestant.start("v5", exchange(), directory);
    }
    return ours;
  }

  /** Ends what calls were measured with, so that it costs nothing while other rows run. */
  void rest() throws IOException {
    if (floor != null) {
      floor.close();
      floor = null;
    }
    if (ours != null) {
      ours.close();
      ours = null;
    }
  }

  @Override
  public void close() throws IOException {
    rest();
    if (standIn != null) {
      standIn.close();
    }
  }
}
