package io.github.bybitcamel.doctor;

import io.github.bybitcamel.model.HaltFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
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
    Path halt = inbox.resolve(HaltFile.NAME);
    if (Files.exists(halt)) {
      findings.add(Finding.cross("HALT", halt + " stops every new order", "remove it to trade"));
    }
    findings.addAll(stopped());
    return findings;
  }

  /** An account that was halted stays so over every start, for every program of this inbox. */
  private List<Finding> stopped() {
    List<Finding> stopped = new ArrayList<>();
    try (DirectoryStream<Path> states = Files.newDirectoryStream(inbox, ".trading-state*")) {
      for (Path file : states) {
        if (file.toString().endsWith(".tmp")) {
          continue;
        }
        String[] lines = Files.readString(file).split("\n", 2);
        if (!lines[0].equals("ACTIVE")) {
          String account = file.getFileName().toString().replaceFirst("\\.trading-state-?", "");
          stopped.add(
              Finding.cross(
                  "trading",
                  "%s%s: %s"
                      .formatted(
                          account.isEmpty() ? "" : "account " + account + " is ",
                          lines[0],
                          lines.length > 1 ? lines[1].strip() : ""),
                  "resume: on the console, by POST /control/resume, or by JMX"));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      stopped.add(
          Finding.cross(
              "trading",
              "where trading stands cannot be read: " + e,
              "give this user the right to read " + inbox));
    }
    return stopped;
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
