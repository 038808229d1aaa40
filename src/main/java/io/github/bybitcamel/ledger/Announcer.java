package io.github.bybitcamel.ledger;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells listeners of changes, in order, on a thread that the writer never waits for. */
final class Announcer implements AutoCloseable {

  private static final long CLOSE_SECONDS = 5;

  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor(Announcer::thread);

  void add(Consumer<Entry> listener) {
    listeners.add(listener);
  }

  /** Takes all of a commit at once: to wake the thread costs more than to tell. */
  void announce(List<Entry> changed) {
    if (!listeners.isEmpty()) {
      thread.execute(() -> changed.forEach(entry -> tell(listeners, entry)));
    }
  }

  static void tell(List<Consumer<Entry>> listeners, Entry entry) {
    listeners.forEach(listener -> tell(listener, entry));
  }

  /** A listener that fails must not keep the news from the next one. */
  private static void tell(Consumer<Entry> listener, Entry entry) {
    try {
      listener.accept(entry);
    } catch (RuntimeException | Error e) {
      Threads.report(e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "ledger-listeners");
    thread.setDaemon(true);
    return thread;
  }

  /** Tells what is left to tell, for a few seconds at most. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
