package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLibraryTest {

  @TempDir Path folder;

  @Test
  void isUnpackedOnceAndLeavesNothingBeside() throws IOException {
    Path first = SqliteLibrary.unpacked(folder);
    Files.setLastModifiedTime(first, FileTime.fromMillis(0));

    Path second = SqliteLibrary.unpacked(folder);

    assertThat(second).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(second)).isEqualTo(FileTime.fromMillis(0));
    assertThat(Files.size(second)).isGreaterThan(500_000);
    try (Stream<Path> files = Files.list(first.getParent())) {
      assertThat(files).containsExactly(first);
    }
  }
}
