package io.github.bybitcamel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/**
 * SQLite's native library, unpacked once. The driver unpacks it at every start into the folder for
 * temporary files, where a kill leaves it for ever.
 */
final class SqliteLibrary {

  private static final String FOLDER = "org.sqlite.lib.path";

  private SqliteLibrary() {}

  /**
   * Lets the driver load it from below {@code folder}, which is nobody else's to write. Where it
   * cannot be unpacked there, or not be loaded from there, the driver unpacks it as ever.
   */
  static void keepIn(Path folder) {
    if (System.getProperty(FOLDER) != null) {
      return;
    }
    try {
      System.setProperty(FOLDER, unpacked(folder).getParent().toString());
    } catch (IOException e) {
      // A full disk is told by who cannot do without it.
    }
  }

  /** Returns the library below {@code folder}, whole; each version and machine has its own. */
  static Path unpacked(Path folder) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    Path own = folder.resolve(machine() + "-" + SQLiteJDBCLoader.getVersion()).toAbsolutePath();
    Path library = own.resolve(name);
    if (Files.exists(library)) {
      return library;
    }
    Files.createDirectories(own);
    String packed = LibraryLoaderUtil.getNativeLibResourcePath();
    Path beside = Files.createTempFile(own, name, ".tmp");
    try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(packed + "/" + name)) {
      if (in == null) {
        throw new IOException("there is none for this machine");
      }
      Files.copy(in, beside, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      return Files.move(beside, library, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** The driver's own name for it would start a process each time, to tell Android from Linux. */
  private static String machine() {
    String system = System.getProperty("os.name").replaceAll("\\W+", "-");
    return "native-" + system + (OSInfo.isMusl() ? "-Musl-" : "-") + OSInfo.getArchName();
  }
}
