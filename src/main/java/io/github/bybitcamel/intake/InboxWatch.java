package io.github.bybitcamel.intake;

import java.util.Optional;

/** Hears what happens to files. Must return at once. */
public interface InboxWatch {

  /** Is told why no file can be taken; empty once files are taken again. */
  void stopped(Optional<String> why);

  /** Is told which files cannot be taken, and why; empty once there are none. */
  void notTaken(Optional<String> which);

  /** Is told that a file lies where it ends, by its claimed name. */
  void ended(String name);
}
