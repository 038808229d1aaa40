package io.github.bybitcamel.paper;

import java.util.Optional;

/** Where requests are carried out, one at a time, and kept on disk when there is a file. */
final class Floor {

  private final Lock lock;
  private final Books books;
  private final Matching matching;
  private final Optional<StateFile> file;

  Floor(Lock lock, Books books, Matching matching, Optional<StateFile> file) {
    this.lock = lock;
    this.books = books;
    this.matching = matching;
    this.file = file;
  }

  Result carryOut(Endpoint endpoint, Params params, Optional<Fault> fault) {
    return lock.hold(
        () -> {
          if (matching.tick()) {
            save();
          }
          if (endpoint.access() != Endpoint.Access.TRADE) {
            return endpoint.handler().handle(params);
          }
          Result result = write(endpoint, params, fault);
          save();
          return result;
        });
  }

  private Result write(Endpoint endpoint, Params params, Optional<Fault> fault) {
    long first = books.orders().nextNumber();
    matching.rejecting(is(fault, Fault.Kind.REJECTED));
    matching.losingStops(is(fault, Fault.Kind.STOP_LOST));
    try {
      return endpoint.handler().handle(params);
    } finally {
      matching.rejecting(false);
      matching.losingStops(false);
      if (is(fault, Fault.Kind.HIDDEN)) {
        hide(first, books.now() + fault.orElseThrow().delay().toMillis());
      }
    }
  }

  private static boolean is(Optional<Fault> fault, Fault.Kind kind) {
    return fault.filter(one -> one.kind() == kind).isPresent();
  }

  private void hide(long first, long until) {
    for (long number = first; number < books.orders().nextNumber(); number++) {
      books.orders().number(number).hideUntil(until);
    }
  }

  /** Lets the exchange act on the time that has passed. */
  void tick() {
    lock.hold(
        () -> {
          if (matching.tick()) {
            save();
          }
        });
  }

  /** Writes the state down, if there is a file. */
  void save() {
    file.ifPresent(one -> lock.hold(() -> one.save(books)));
  }
}
