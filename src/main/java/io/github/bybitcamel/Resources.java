package io.github.bybitcamel;

import io.github.bybitcamel.settings.DidYouMean;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SettingsException;
import io.github.bybitcamel.signal.SenderFormat;
import io.github.bybitcamel.v5.LimitSettings;
import io.github.bybitcamel.v5.OutcomeTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The files an operator edits: {@code config/} and {@code routes/} where they are found, else the
 * copies in the jar.
 */
final class Resources {

  private static final String SETTINGS = "application.properties";
  private static final String OUTCOMES = "outcomes.csv";
  private static final String LOGGING = "logback.xml";
  private static final String LOGGING_PROPERTY = "logback.configurationFile";
  private static final Path ROUTES = Path.of("routes");

  /** What we name replaces the pattern by which Camel finds templates. */
  static final String TEMPLATES = "classpath:camel-template/bybit-feed.camel.yaml";

  private static final String PACKED = "routes/";
  private static final String FORMATS = "formats/";
  private static final String SUFFIX = ".camel.yaml";

  private Resources() {}

  /**
   * Points the logger at its file; must run before the first logger is made.
   *
   * @param quiet whether what is written is an answer, in which log lines would be in the way
   */
  static void chooseLogging(boolean quiet) {
    if (quiet) {
      System.setProperty("log.target", "System.err");
      System.setProperty("log.level", "ERROR");
    }
    if (System.getProperty(LOGGING_PROPERTY) == null) {
      URL own =
          profile(strings(System.getProperties()))
              .flatMap(name -> optional("logback-" + name + ".xml"))
              .orElseGet(() -> find(LOGGING));
      System.setProperty(LOGGING_PROPERTY, own.toString());
    }
  }

  /** Returns where Camel finds the routes. */
  static String routes() {
    return TEMPLATES + "," + (Files.isDirectory(ROUTES) ? "file:routes/*" + SUFFIX : packed());
  }

  /** Names them one by one: for a pattern Camel unpacks the whole jar, twice. */
  private static String packed() {
    try {
      URL folder = Resources.class.getClassLoader().getResource(PACKED);
      if (folder != null && folder.openConnection() instanceof JarURLConnection) {
        return files(PACKED)
            .filter(name -> name.endsWith(SUFFIX))
            .map(name -> "classpath:" + name)
            .collect(Collectors.joining(","));
      }
      return "classpath:" + PACKED + "*" + SUFFIX;
    } catch (IOException e) {
      throw new UncheckedIOException("the routes in the jar cannot be read", e);
    }
  }

  /** Returns where Camel finds the routes of these names only, by comma. */
  static String routes(String... names) {
    String place = Files.isDirectory(ROUTES) ? "file:" : "classpath:";
    return Arrays.stream(names)
        .map(name -> "%sroutes/%s.camel.yaml".formatted(place, name))
        .collect(Collectors.joining(","));
  }

  /** Returns the settings in force. */
  static Settings settings() {
    Map<String, String> system = strings(System.getProperties());
    Map<String, String> files = properties(SETTINGS);
    profile(system)
        .ifPresent(name -> files.putAll(properties("application-" + name + ".properties")));
    return Settings.of(System.getenv(), system, files, LimitSettings.names());
  }

  /** Returns, for people, which settings, routes and outcomes are in force. */
  static String inForce() {
    return "settings from %s, routes from %s, outcomes from %s"
        .formatted(
            optional(SETTINGS).flatMap(Resources::file).map(Path::toString).orElse("the jar"),
            Files.isDirectory(ROUTES) ? ROUTES.toAbsolutePath() + "/" : "the jar",
            OutcomeTable.edited().flatMap(Resources::file).map(Path::toString).orElse("the jar"));
  }

  /** Returns the settings of this folder that are not in force: they are found beside the jar. */
  static Optional<Path> ignored() {
    return Stream.of(SETTINGS, OUTCOMES)
        .filter(name -> Files.exists(here(name)))
        .filter(
            name ->
                optional(name)
                    .flatMap(Resources::file)
                    .filter(at -> isSame(at, here(name)))
                    .isEmpty())
        .map(Resources::here)
        .findFirst();
  }

  private static Path here(String name) {
    return Path.of("config", name).toAbsolutePath();
  }

  private static Optional<Path> file(URL url) {
    return Optional.of(url)
        .filter(one -> one.getProtocol().equals("file"))
        .map(one -> Path.of(URI.create(one.toString())));
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Returns how a sender writes, by the name of its format.
   *
   * @throws SettingsException if there is none of that name, or it cannot be read
   */
  static SenderFormat format(String name) {
    if (name.equals(Setting.SOURCE_FORMAT.defaultText().orElseThrow())) {
      return SenderFormat.SIGNAL;
    }
    URL file =
        Optional.of(name)
            .filter(text -> text.matches("[a-z0-9-]{1,64}"))
            .flatMap(text -> optional(FORMATS + text + ".json"))
            .orElseThrow(
                () ->
                    new SettingsException(
                        "config/formats/ has no such file; " + hint(name, formats())));
    try (Reader table = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
      return SenderFormat.read(table);
    } catch (IOException e) {
      throw new SettingsException(
          "config/formats/%s.json cannot be read: %s".formatted(name, e.getMessage()));
    }
  }

  private static String hint(String name, Set<String> known) {
    String hint = DidYouMean.hint(name, known);
    return hint.startsWith("did") ? hint + " There are " + String.join(", ", known) : hint;
  }

  private static Set<String> formats() {
    Set<String> names = new TreeSet<>(Set.of(Setting.SOURCE_FORMAT.defaultText().orElseThrow()));
    for (String folder : new String[] {FORMATS, "defaults/" + FORMATS}) {
      files(folder)
          .map(file -> file.substring(file.lastIndexOf('/') + 1).replace(".json", ""))
          .filter(name -> !name.isEmpty())
          .forEach(names::add);
    }
    return names;
  }

  private static Stream<String> files(String folder) {
    URL url = Resources.class.getClassLoader().getResource(folder);
    try {
      if (url == null) {
        return Stream.empty();
      }
      if (url.openConnection() instanceof JarURLConnection jar) {
        return jar.getJarFile().stream()
            .map(ZipEntry::getName)
            .filter(name -> name.startsWith(folder));
      }
      try (Stream<Path> files = Files.list(Path.of(URI.create(url.toString())))) {
        return files.map(Path::toString).toList().stream();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read", e);
    }
  }

  /** Returns the file of {@code config/}, or the jar's copy of it. */
  static URL find(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalStateException("config/" + name + " is missing"));
  }

  private static Optional<URL> optional(String name) {
    ClassLoader loader = Resources.class.getClassLoader();
    return Optional.ofNullable(loader.getResource(name))
        .or(() -> Optional.ofNullable(loader.getResource("defaults/" + name)));
  }

  private static Optional<String> profile(Map<String, String> system) {
    return Optional.ofNullable(System.getenv("CAMEL_MAIN_PROFILE"))
        .or(() -> Optional.ofNullable(system.get("camel.main.profile")));
  }

  private static Map<String, String> properties(String name) {
    Properties properties = new Properties();
    optional(name)
        .ifPresent(
            url -> {
              try (InputStream in = url.openStream()) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
              } catch (IOException e) {
                throw new UncheckedIOException(url + " cannot be read", e);
              }
            });
    return strings(properties);
  }

  private static Map<String, String> strings(Properties properties) {
    Map<String, String> map = new HashMap<>();
    properties.stringPropertyNames().forEach(name -> map.put(name, properties.getProperty(name)));
    return map;
  }
}
