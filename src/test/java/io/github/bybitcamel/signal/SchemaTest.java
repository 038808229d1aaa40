package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keeps the published schema and the reader saying the same. */
@Timeout(120)
class SchemaTest {

  private static final int RECORDS = 6_000;

  /** What the reader checks and a schema has no words for. */
  private static final Set<Code> BEYOND_SCHEMAS =
      EnumSet.of(
          // Compares two numbers of the record.
          Code.STOP_WRONG_SIDE,
          // Counts the digits of a number as it was written.
          Code.NUMBER_TOO_LONG,
          // Compares a number that is written as text.
          Code.OUT_OF_RANGE,
          // 60.0 is an integer to a schema.
          Code.NOT_AN_INTEGER,
          // The calendar, and 1.7e9 for 1700000000.
          Code.BAD_TIME,
          // Needs to know where the record came from.
          Code.SOURCE_MISMATCH,
          Code.SECRET_NOT_ALLOWED);

  private static final JsonNode DOCUMENT = document();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(DOCUMENT);

  private static JsonNode document() {
    try {
      return new ObjectMapper().readTree(Files.readString(Path.of("config/signal.schema.json")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void namesTheFieldsOfTheReader() {
    Set<String> names =
        Arrays.stream(Field.values())
            .flatMap(field -> field.names().stream())
            .collect(Collectors.toSet());
    List<String> properties = new ArrayList<>();
    DOCUMENT.get("properties").fieldNames().forEachRemaining(properties::add);

    assertThat(properties).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void agreesWithTheReaderOnRecordsThatAreMostlyRight() {
    RecordGenerator generator = new RecordGenerator(1);
    int accepted = 0;
    for (int i = 0; i < RECORDS; i++) {
      accepted += agreed(generator.record()) ? 1 : 0;
    }

    assertThat(accepted).isBetween(RECORDS / 5, RECORDS);
  }

  @Test
  void agreesWithTheReaderOnRecordsThatAreMostlyWrong() {
    RecordGenerator generator = new RecordGenerator(2);
    int accepted = 0;
    for (int i = 0; i < RECORDS; i++) {
      accepted += agreed(generator.mutated()) ? 1 : 0;
    }

    assertThat(accepted).isBetween(RECORDS / 50, RECORDS * 4 / 5);
  }

  /** Returns whether the reader accepts, having checked that the schema agrees. */
  private static boolean agreed(ObjectNode node) {
    String text = node.toString();
    Set<String> faults =
        SCHEMA.validate(node).stream().map(Object::toString).collect(Collectors.toSet());
    Readings readings =
        Records.READER.read(text.getBytes(StandardCharsets.UTF_8), Format.JSON, "inbox", "f");
    assertThat(readings.refusals()).as(text).isEmpty();
    if (Records.areAllAccepted(readings)) {
      assertThat(faults).as("the reader accepts %s", text).isEmpty();
      return true;
    }
    assertThat(faults.isEmpty() && !isBeyondSchemas(readings.refused().get(0)))
        .as("the schema accepts %s, the reader says %s", text, readings.refused())
        .isFalse();
    return false;
  }

  private static boolean isBeyondSchemas(Reading.Refused refused) {
    return refused.refusals().stream()
        .allMatch(refusal -> BEYOND_SCHEMAS.contains(Code.valueOf(refusal.code())));
  }
}
