package io.github.bybitcamel.intake;

import io.github.bybitcamel.model.HaltFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that signal files are dropped into. A file is claimed by an atomic rename into {@code
 * work/}, and ends in {@code done/} or {@code rejected/}; nothing is ever overwritten. One process
 * owns an inbox.
 */
public final class Inbox implements AutoCloseable {

  private static final List<String> UNFINISHED = List.of(".tmp", ".part", ".filepart");
  private static final Pattern BACKUP = Pattern.compile(".*~[0-9]*", Pattern.DOTALL);
  private static final List<String> FOLDERS = List.of("work", "done", "rejected");
  private static final Comparator<Lying> OLDEST_FIRST =
      Comparator.comparing(Lying::modified).thenComparing(Lying::file);

  private final Path root;
  private final Predicate<String> taken;
  private final Clock clock;
  private final FileChannel channel;
  private final FileLock lock;

  private record Lying(Path file, FileTime modified) {}

  /**
   * Opens the inbox, creating its folders.
   *
   * @param taken says whether the journal already has a delivery of this name
   * @throws IllegalStateException if another process owns it
   * @throws UncheckedIOException if its folders cannot be made
   */
  public Inbox(Path root, Predicate<String> taken, Clock clock) {
    this.root = root;
    this.taken = taken;
    this.clock = clock;
    try {
      for (String folder : FOLDERS) {
        Files.createDirectories(root.resolve(folder));
      }
      this.channel =
          FileChannel.open(
              root.resolve("work/.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      this.lock = locked();
    } catch (IOException e) {
      throw new UncheckedIOException("the inbox " + root + " cannot be used", e);
    }
  }

  private FileLock locked() throws IOException {
    FileLock got = null;
    try {
      got = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Owned by this very process: refused below like any other owner.
    }
    if (got == null) {
      channel.close();
      throw new IllegalStateException(
          "another process owns the inbox " + root + "; stop it, or set inbox.directory");
    }
    return got;
  }

  /** Returns whether a file of this name is not a signal: half-written, hidden, or the switch. */
  public static boolean leavesAlone(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return name.startsWith(".")
        || name.equals(HaltFile.NAME)
        || BACKUP.matcher(lower).matches()
        || UNFINISHED.stream().anyMatch(lower::endsWith);
  }

  /**
   * Returns whether a file lies in the inbox that is not left alone.
   *
   * @throws UncheckedIOException if the folder cannot be read
   */
  public boolean waits() {
    return !oldest(1, any -> true).isEmpty();
  }

  /**
   * Returns the oldest files that lie in the inbox, oldest first, without those that are left
   * alone. However many there are, no more are kept in memory.
   *
   * @param takeable whether a file may be among them
   * @throws UncheckedIOException if the folder cannot be read
   */
  List<Path> oldest(int most, Predicate<Path> takeable) {
    PriorityQueue<Lying> found = new PriorityQueue<>(OLDEST_FIRST.reversed());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
      for (Path file : files) {
        if (!leavesAlone(file.getFileName().toString())) {
          lying(file)
              .filter(one -> found.size() < most || OLDEST_FIRST.compare(one, found.peek()) < 0)
              .filter(one -> takeable.test(one.file()))
              .ifPresent(found::add);
        }
        if (found.size() > most) {
          found.poll();
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new UncheckedIOException(root + " cannot be read", new IOException(e));
    }
    return found.stream().sorted(OLDEST_FIRST).map(Lying::file).toList();
  }

  /** A pipe or a device is no file: reading it might never end. */
  private static Optional<Lying> lying(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isRegularFile()
          ? Optional.of(new Lying(file, attributes.lastModifiedTime()))
          : Optional.empty();
    } catch (IOException e) {
      // Gone since the folder was read.
      return Optional.empty();
    }
  }

  /**
   * Returns the same file under a name that everything that follows can handle, {@link PlainName}.
   * Nothing is overwritten: while there is a file of that name, this one waits.
   *
   * @return where it lies; empty while it waits
   * @throws UncheckedIOException if it cannot be renamed
   */
  Optional<Path> plain(Path file) {
    String name = PlainName.of(file.getFileName());
    if (file.getFileName().toString().equals(name)) {
      return Optional.of(file);
    }
    Path plain = root.resolve(name);
    try {
      return Files.exists(plain, LinkOption.NOFOLLOW_LINKS)
          ? Optional.empty()
          : Optional.of(Files.move(file, plain, StandardCopyOption.ATOMIC_MOVE));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is what a file cannot be renamed to", e);
    }
  }

  /** Returns whether files can be claimed at all: whether a small one can be made and moved. */
  boolean isWritable() {
    Path probe = root.resolve(".probe");
    Path moved = root.resolve("work/.probe");
    try {
      Files.write(probe, new byte[1]);
      Files.move(probe, moved, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      delete(probe);
      delete(moved);
    }
  }

  private static void delete(Path probe) {
    try {
      Files.deleteIfExists(probe);
    } catch (IOException e) {
      // It is hidden, empty, and written over the next time.
    }
  }

  /**
   * Takes a file that lies in the inbox.
   *
   * @throws UncheckedIOException if it cannot be renamed; it is still where it was
   */
  public Claim claim(Path file) {
    try {
      String name = freeName(file.getFileName().toString());
      Path target = root.resolve("work").resolve(name);
      Files.createDirectories(target.getParent());
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
      return new Claim(name, target);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be claimed", e);
    }
  }

  /**
   * Returns what was claimed and not finished when the program ended, in order of name. What it was
   * about to put back lies in the inbox, and is none of it.
   */
  public List<Claim> unfinished() {
    Path work = root.resolve("work");
    try (Stream<Path> files = Files.walk(work)) {
      List<Claim> claims = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Claim claim = new Claim(nameOf(work, file), file);
        if (isSame(file, root.resolve(claim.fileName()))) {
          Files.delete(file);
        } else if (!file.getFileName().toString().startsWith(".")) {
          claims.add(claim);
        }
      }
      return claims;
    } catch (IOException e) {
      throw new UncheckedIOException(work + " cannot be read", e);
    }
  }

  /** Returns whether both are names of one file; one that points to the other is not. */
  private static boolean isSame(Path claimed, Path lying) throws IOException {
    return Files.isRegularFile(lying, LinkOption.NOFOLLOW_LINKS)
        && Files.isSameFile(claimed, lying);
  }

  /**
   * Moves a claimed file to where it ends.
   *
   * @throws UncheckedIOException if it cannot be renamed; it is found again at the next start
   */
  public Path finish(Claim claim, boolean rejected) {
    Path target = root.resolve(rejected ? "rejected" : "done").resolve(claim.name());
    try {
      Files.createDirectories(target.getParent());
      Files.deleteIfExists(target.resolveSibling(ResultFiles.COMPLETE));
      return Files.move(claim.file(), target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(claim.file() + " cannot be moved to " + target, e);
    }
  }

  /**
   * Puts a claimed file back to where it lay. It gets its old name beside the new one first: unlike
   * a rename, that can replace nothing which has come to lie there meanwhile.
   *
   * @throws UncheckedIOException if it cannot be put back; it is found again at the next start
   */
  public void giveBack(Claim claim, Path file) {
    try {
      Files.createLink(file, claim.file());
      dropName(claim.file(), file);
    } catch (FileAlreadyExistsException e) {
      throw new UncheckedIOException(file + " is there again", e);
    } catch (UnsupportedOperationException e) {
      throw new UncheckedIOException(claim.file() + " cannot be put back", new IOException(e));
    } catch (IOException e) {
      throw new UncheckedIOException(claim.file() + " cannot be put back", e);
    }
  }

  /** Under two names it would be taken twice. */
  private static void dropName(Path claimed, Path lying) throws IOException {
    try {
      Files.delete(claimed);
    } catch (IOException e) {
      if (isSame(claimed, lying)) {
        Files.delete(lying);
      }
      throw e;
    }
  }

  /** Gives the inbox free. */
  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the inbox " + root + " cannot be given free", e);
    }
  }

  private String freeName(String fileName) {
    String base = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + "/" + fileName;
    String name = base;
    for (int n = 2; used(name); n++) {
      name = base + "~" + n;
    }
    return name;
  }

  private boolean used(String name) {
    return taken.test(name)
        || FOLDERS.stream()
            .map(root::resolve)
            .anyMatch(folder -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS));
  }

  private static String nameOf(Path work, Path file) {
    return work.relativize(file).toString().replace(File.separatorChar, '/');
  }
}
