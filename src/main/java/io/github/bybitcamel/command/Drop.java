package io.github.bybitcamel.command;

import io.github.bybitcamel.ledger.DurableMove;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Hands a file to the desk as any sender would: written beside, synced, renamed into the inbox.
 *
 * @param inbox the folder
 */
record Drop(Path inbox) {

  /**
   * Drops a file, whole from its first moment.
   *
   * @throws CommandException if there is no inbox, or a file of this name waits in it
   */
  Path file(String name, String content) {
    if (!Files.isDirectory(inbox)) {
      throw CommandException.refused(
          "there is no inbox at %s: start the desk once, or set inbox.directory".formatted(inbox));
    }
    Path target = inbox.resolve(name);
    if (Files.exists(target)) {
      throw CommandException.refused(
          target + " waits to be taken already: start the desk, or remove that file");
    }
    Path fresh = inbox.resolve(name + ".tmp");
    try {
      Files.writeString(
          fresh,
          content,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
      DurableMove.move(fresh, target);
      return target;
    } catch (IOException e) {
      throw CommandException.refused(
          "%s cannot be written (%s): give this user the right to write there, or free its disk"
              .formatted(target, e));
    }
  }
}
