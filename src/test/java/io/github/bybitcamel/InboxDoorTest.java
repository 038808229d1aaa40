package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A desk whose routes leave the inbox out. */
class InboxDoorTest extends RouteTest {

  @Override
  List<String> files() {
    return List.of("v5-call");
  }

  @Test
  void saysThatNobodyTakesFilesAndIsInNobodysWayUntilOneLiesThere() throws IOException {
    assertThat(inboxDoor().closed()).hasValueSatisfying(said -> assertThat(said).contains("stays"));
    Files.createFile(directory.resolve("inbox/half.json.tmp"));
    assertThat(inboxDoor().trouble()).isEmpty();

    Files.writeString(directory.resolve("inbox/a.json"), "{}");

    assertThat(inboxDoor().trouble())
        .startsWith("files wait in " + directory.resolve("inbox"))
        .endsWith("copy routes/inbox.camel.yaml into routes/");
  }
}
