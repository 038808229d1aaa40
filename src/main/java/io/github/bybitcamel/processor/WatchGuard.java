package io.github.bybitcamel.processor;

import io.github.bybitcamel.control.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether trading must be stopped. Where there are several accounts each has a thread: one
 * whose exchange is slow, or that has failed, keeps no other unguarded.
 */
final class WatchGuard implements Processor {

  private static final Logger LOG = LoggerFactory.getLogger(WatchGuard.class);

  private final Guard first;
  private final List<Beside> others = new ArrayList<>();

  WatchGuard(List<Guard> guards) {
    this.first = guards.get(0);
    guards.subList(1, guards.size()).forEach(guard -> others.add(new Beside(guard)));
  }

  @Override
  public void process(Exchange exchange) {
    others.forEach(Beside::look);
    first.look();
  }

  private static final class Beside {

    private final Guard guard;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ExecutorService thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread daemon = new Thread(work, "guard-watch");
              daemon.setDaemon(true);
              return daemon;
            });

    Beside(Guard guard) {
      this.guard = guard;
    }

    void look() {
      if (looking.compareAndSet(false, true)) {
        thread.execute(this::lookNow);
      }
    }

    private void lookNow() {
      try {
        guard.look();
      } catch (RuntimeException e) {
        LOG.error("an account could not be guarded", e);
      } finally {
        looking.set(false);
      }
    }
  }
}
