package io.github.bybitcamel.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether there is room where the desk writes. */
record DiskCheck(List<Path> folders) implements Check {

  private static final long LEAST = 256L << 20;

  @Override
  public List<Finding> look() {
    Map<String, Finding> findings = new LinkedHashMap<>();
    for (Path folder : folders) {
      Path present = new Folder(folder).present().path();
      try {
        FileStore disk = Files.getFileStore(present);
        findings.putIfAbsent(disk.toString(), room(present, disk.getUsableSpace()));
      } catch (IOException e) {
        findings.put(
            present.toString(),
            Finding.cross("disk", present + " cannot be asked: " + e, "look at the disk"));
      }
    }
    return List.copyOf(findings.values());
  }

  private static Finding room(Path folder, long bytes) {
    String text = "%d MiB free at %s".formatted(bytes >> 20, folder);
    return bytes >= LEAST
        ? Finding.tick("disk", text)
        : Finding.cross(
            "disk",
            text,
            "free at least %d MiB: a full disk stops the intake".formatted(LEAST >> 20));
  }
}
