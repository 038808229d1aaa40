package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.bybitcamel.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the conventions of the YAML in {@code routes/}. */
class RouteRulesTest {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final JsonSchema CANONICAL =
      JsonSchemaFactory.getInstance(VersionFlag.V4)
          .getSchema(
              RouteRulesTest.class.getResourceAsStream("/schema/camelYamlDsl-canonical.json"));
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z0-9.-]+)(?::([^}]*))?}}");
  private static final Pattern PLACEHOLDER_NAME = Pattern.compile("\\{\\{([a-zA-Z]+)}}");
  private static final Map<String, Setting> SETTINGS =
      Arrays.stream(Setting.values())
          .collect(Collectors.toMap(Setting::property, Function.identity()));

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("routes"))) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void fileIsCanonicalYamlDsl(Path file) throws IOException {
    var violations = CANONICAL.validate(YAML.readTree(file.toFile()));

    assertThat(violations).filteredOn(v -> !placeholder(v.getInstanceNode())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void firstRouteIsNamedAfterTheFile(Path file) throws IOException {
    JsonNode first = YAML.readTree(file.toFile()).path(0);
    String id = first.at("/route/id").asText(first.at("/templatedRoute/routeId").asText());

    assertThat(file.getFileName()).hasToString(id + ".camel.yaml");
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyRouteHasIdDescriptionAndErrorHandling(Path file) throws IOException {
    for (JsonNode route : routes(file)) {
      assertThat(route.path("id").asText()).matches("[a-z0-9]+(-[a-z0-9]+)*");
      assertThat(route.path("description").asText()).as(file.toString()).isNotBlank();
      assertThat(route.has("errorHandler") || route.has("routeConfigurationId"))
          .as(file + " says how errors are handled")
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyPlaceholderIsASettingWithItsDefault(Path file) throws IOException {
    Matcher placeholders = PLACEHOLDER.matcher(Files.readString(file));
    while (placeholders.find()) {
      Setting setting = SETTINGS.get(placeholders.group(1));
      assertThat(setting).as(placeholders.group()).isNotNull();
      assertThat(setting.secret()).as(placeholders.group()).isFalse();
      if (placeholders.group(2) != null) {
        assertThat(setting.defaultText().orElse("")).isEqualTo(placeholders.group(2));
      }
    }
  }

  @Test
  void templatesAreCanonicalAndEveryPlaceholderIsAParameter() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/camel-template"))) {
      for (Path file : files.toList()) {
        JsonNode document = YAML.readTree(file.toFile());
        assertThat(CANONICAL.validate(document))
            .filteredOn(v -> !placeholder(v.getInstanceNode()))
            .isEmpty();
        List<String> parameters =
            document.path(0).path("routeTemplate").path("parameters").findValuesAsText("name");
        Matcher placeholders = PLACEHOLDER_NAME.matcher(Files.readString(file));
        List<String> used = placeholders.results().map(one -> one.group(1)).toList();
        assertThat(parameters).containsAll(used);
      }
    }
  }

  private static Iterable<JsonNode> routes(Path file) throws IOException {
    JsonNode document = YAML.readTree(file.toFile());
    return StreamSupport.stream(document.spliterator(), false)
        .filter(item -> item.has("route"))
        .map(item -> item.get("route"))
        .toList();
  }

  private static boolean placeholder(JsonNode node) {
    return node.isTextual() && node.asText().contains("{{");
  }
}
