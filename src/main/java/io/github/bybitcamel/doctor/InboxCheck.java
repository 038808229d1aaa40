package io.github.bybitcamel.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether files can be taken: written, and renamed to where they end. */
record InboxCheck(Path inbox) implements Check {

  private static final List<String> FOLDERS = List.of("work", "done", "rejected");

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    findings.add(writable());
    if (Files.exists(inbox.resolve("HALT"))) {
      findings.add(
          Finding.cross(
              "HALT", inbox.resolve("HALT") + " stops every new order", "remove it to trade"));
    }
    return findings;
  }

  private Finding writable() {
    if (!Files.isDirectory(inbox)) {
      return missing();
    }
    try {
      new Folder(inbox).tryToWrite();
    } catch (IOException e) {
      return Finding.cross(
          "inbox",
          "%s cannot be written: %s".formatted(inbox, e),
          "give this user the right to write there, or free its disk");
    }
    for (String folder : FOLDERS) {
      Path target = inbox.resolve(folder);
      try {
        if (Files.isDirectory(target)) {
          new Folder(inbox).tryToRename(target);
        }
      } catch (IOException e) {
        return Finding.cross(
            "inbox",
            "a file cannot be renamed from %s to %s: %s".formatted(inbox, target, e),
            "let both lie on one file system, where this user may write");
      }
    }
    return Finding.tick("inbox", inbox + " takes files");
  }

  private Finding missing() {
    Folder above = new Folder(inbox).present();
    try {
      above.tryToWrite();
      return Finding.tick("inbox", inbox + " will be made by the desk");
    } catch (IOException e) {
      return Finding.cross(
          "inbox",
          "%s is missing, and %s cannot be written".formatted(inbox, above.path()),
          "make the folder, or set inbox.directory");
    }
  }
}
