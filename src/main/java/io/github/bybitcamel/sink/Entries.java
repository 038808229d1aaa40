package io.github.bybitcamel.sink;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which files of this process are found after a power cut: their entries are on disk, and those of
 * their folders. A file that is there already may have been made by a process that did not come to
 * it. Safe for use by several threads.
 */
final class Entries {

  private static final int MOST = 10_000;

  private final Set<Path> found = ConcurrentHashMap.newKeySet();
  private final Set<Path> due = ConcurrentHashMap.newKeySet();

  boolean has(Path file) {
    return found.contains(file);
  }

  /** Syncs a file's entry in its folder; the folder's own is left to {@link #sync}. */
  void add(Path file) {
    Disk.sync(file.getParent());
    due.add(file);
  }

  /** Forgets a file, in whose place a new one is made. */
  void remove(Path file) {
    found.remove(file);
    due.remove(file);
  }

  /** Syncs the entries of the folders, once where files have made several in one. */
  void sync() {
    due.stream().map(file -> file.getParent().getParent()).distinct().forEach(Disk::sync);
    if (found.size() > MOST) {
      found.clear();
    }
    found.addAll(due);
    due.clear();
  }

  /** Forgets what it knows; nobody knows what became of the last writes. */
  void clear() {
    found.clear();
    due.clear();
  }
}
