package io.github.bybitcamel.transport;

import io.github.bybitcamel.settings.DidYouMean;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.sink.FileKind;
import io.github.bybitcamel.sink.FileSink;
import io.github.bybitcamel.sink.JdbcSink;
import io.github.bybitcamel.sink.LogSink;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sinks by their short names, and every endpoint that Camel has by its URI. */
public final class CamelSinkFactory implements SinkFactory {

  private static final Logger LOG = LoggerFactory.getLogger(CamelSinkFactory.class);
  private static final List<String> NAMES = List.of("file", "jdbc", "jms", "kafka", "http", "log");

  /** Camel's own {@code jdbc:} has the name of a data source there. */
  private static final String DATABASE = "(?i)jdbc:[a-z0-9]+:.*";

  private static final String JMS = "sink-jms";
  private static final String TEXT = "?jmsMessageType=Text";

  private final CamelContext camel;
  private final Settings settings;
  private final Clock clock;
  private final Components components;

  /** Feeds share it: it lets one write at a time. */
  private final Map<FileKind, Sink> files = new EnumMap<>(FileKind.class);

  /** Hosts that are told not to get a signature. */
  private final Set<String> unsigned = new HashSet<>();

  /** Opens sinks in {@code camel}, as the settings say. */
  public CamelSinkFactory(CamelContext camel, Settings settings, Clock clock) {
    this(camel, settings, clock, new OptionalJars());
  }

  CamelSinkFactory(CamelContext camel, Settings settings, Clock clock, OptionalJars jars) {
    this.camel = camel;
    this.settings = settings;
    this.clock = clock;
    components = new Components(camel, jars, NAMES);
  }

  @Override
  public synchronized Sink open(String sink, String feed) {
    return switch (sink) {
      case "file" -> files.computeIfAbsent(format(), this::file);
      case "jdbc" ->
          new JdbcSink(
              settings.text(Setting.SINK_JDBC_URL),
              settings.find(Setting.SINK_JDBC_USER),
              settings.secret(Setting.SINK_JDBC_PASSWORD));
      case "log" -> new LogSink();
      case "jms" -> jms(feed);
      case "kafka" -> kafka(feed);
      case "http" -> webhook();
      default -> endpoint(sink);
    };
  }

  private Sink file(FileKind kind) {
    return new FileSink(Path.of(settings.text(Setting.DATA_DIRECTORY)), kind);
  }

  private FileKind format() {
    String format = settings.text(Setting.SINK_FILE_FORMAT);
    return switch (format) {
      case "csv" -> FileKind.CSV;
      case "jsonl" -> FileKind.JSONL;
      default ->
          throw new IllegalArgumentException(
              "sink.file.format is '" + format + "': set csv or jsonl");
    };
  }

  private Sink jms(String feed) {
    connectJms();
    String destination = settings.find(Setting.SINK_JMS_DESTINATION).orElse("queue:" + feed);
    return sink(new JmsCarrier(JMS + ':' + destination + TEXT));
  }

  /** A {@code jms:} URI names the destination; the broker is that of the sink {@code jms}. */
  private Sink jmsAt(String uri) {
    connectJms();
    String destination = uri.substring("jms:".length());
    return sink(
        new JmsCarrier(
            JMS
                + ':'
                + destination
                + (destination.contains("?") ? '&' + TEXT.substring(1) : TEXT)));
  }

  private void connectJms() {
    new JmsConnections(camel, components)
        .add(
            JMS,
            settings.text(Setting.SINK_JMS_URL),
            settings.find(Setting.SINK_JMS_USER),
            settings.secret(Setting.SINK_JMS_PASSWORD));
  }

  private Sink kafka(String feed) {
    components.require("kafka");
    return sink(
        KafkaCarrier.of(
            settings.text(Setting.SINK_KAFKA_BROKERS),
            settings.find(Setting.SINK_KAFKA_TOPIC).orElse(feed)));
  }

  private Sink webhook() {
    String url =
        settings
            .find(Setting.SINK_HTTP_URL)
            .filter(CamelSinkFactory::isHttp)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the sink http needs SINK_HTTP_URL, an http(s) URL"));
    if (signature().isEmpty()) {
      throw new IllegalArgumentException("the sink http needs SINK_HTTP_SECRET");
    }
    return sink(WebhookCarrier.of(url, signature(), clock));
  }

  /** A URI may have its own proof of who sends, so that it is only told. */
  private Sink webhookAt(String uri) {
    String host = Wording.withoutSecrets(uri.replaceFirst("(?i)^(https?:/*[^/?#]*).*", "$1"));
    if (signature().isEmpty() && unsigned.add(host)) {
      LOG.warn(
          "what goes to {} is not signed, so that its receiver cannot know who sends it: set"
              + " SINK_HTTP_SECRET",
          host);
    }
    return sink(WebhookCarrier.of(uri, signature(), clock));
  }

  private Optional<WebhookSignature> signature() {
    return settings.secret(Setting.SINK_HTTP_SECRET).map(WebhookSignature::new);
  }

  private Sink endpoint(String uri) {
    int colon = uri.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException(
          "'%s' is no sink; did you mean '%s'? There are %s, and every endpoint URI of Camel"
              .formatted(uri, DidYouMean.of(uri, NAMES), String.join(", ", NAMES)));
    }
    if (uri.matches(DATABASE)) {
      throw new IllegalArgumentException(
          "a database is no endpoint of Camel: write the short name 'jdbc', and set SINK_JDBC_URL"
              + " to its URL, SINK_JDBC_USER and SINK_JDBC_PASSWORD");
    }
    String scheme = uri.substring(0, colon).toLowerCase(Locale.ROOT);
    components.require(scheme);
    return switch (scheme) {
      case "http", "https" -> webhookAt(uri);
      case "kafka" -> sink(KafkaCarrier.at(uri, settings.text(Setting.SINK_KAFKA_BROKERS)));
      case "jms" -> jmsAt(uri);
      default -> sink(new AnyEndpoint(uri));
    };
  }

  private Sink sink(Carrier carrier) {
    try {
      camel.getEndpoint(carrier.uri());
    } catch (RuntimeException e) {
      // Without its cause, whose text has all parameters, a misspelt password too.
      throw new IllegalArgumentException(
          carrier.uri().split("\\?", 2)[0] + " is no endpoint: " + Wording.withoutValues(e));
    }
    return new CamelSink(camel, carrier);
  }

  private static boolean isHttp(String uri) {
    return uri.matches("(?i)https?:.*");
  }
}
