package io.github.bybitcamel.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The signals that one session wrote last, as they stand in its transaction: it is the only one
 * that writes, so the next step of a signal need not read it. One thread at a time.
 */
final class Written {

  private static final int MOST = 512;
  private static final int LONGEST = 4096;

  private final Map<Long, Entry> entries =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Entry> eldest) {
          return size() > MOST;
        }
      };

  Optional<Entry> find(long sequence) {
    return Optional.ofNullable(entries.get(sequence));
  }

  /** Takes note of how a signal stands; not of one that has ended, or whose text is long. */
  void put(Entry entry) {
    if (entry.state().isFinal() || entry.raw().length() + entry.canonical().length() > LONGEST) {
      entries.remove(entry.sequence());
    } else {
      entries.put(entry.sequence(), entry);
    }
  }

  /** Forgets all: something was undone, or changed otherwise. */
  void clear() {
    entries.clear();
  }
}
