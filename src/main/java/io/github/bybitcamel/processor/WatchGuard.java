package io.github.bybitcamel.processor;

import io.github.bybitcamel.trade.Guard;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Looks whether trading must be stopped; a fault with one account keeps no other unguarded. */
final class WatchGuard implements Processor {

  private final List<Guard> guards;

  WatchGuard(List<Guard> guards) {
    this.guards = List.copyOf(guards);
  }

  @Override
  public void process(Exchange exchange) {
    Optional<RuntimeException> first = Optional.empty();
    for (Guard guard : guards) {
      try {
        guard.look();
      } catch (RuntimeException e) {
        first = first.or(() -> Optional.of(e));
      }
    }
    first.ifPresent(
        fault -> {
          throw fault;
        });
  }
}
