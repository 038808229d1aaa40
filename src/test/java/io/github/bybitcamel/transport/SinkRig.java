package io.github.bybitcamel.transport;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.processor.CamelSettings;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import io.github.bybitcamel.sink.SinkFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.main.Main;

/** Sinks in a Camel context of their own, and a worker as the feeds have one. */
public final class SinkRig implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");

  private final Main main = new Main();
  final AtomicInteger taken = new AtomicInteger();
  final AtomicInteger downs = new AtomicInteger();
  final List<String> reasons = new ArrayList<>();
  private final CamelSinkFactory factory;

  public SinkRig(Map<String, String> settings) {
    this(settings, () -> NOW);
  }

  SinkRig(Map<String, String> settings, InstantSource now) {
    Settings all = Settings.of(Map.of(), Map.of(), settings);
    main.setDefaultPropertyPlaceholderLocation("false");
    main.setOverrideProperties(
        CamelSettings.of(all, URI.create("http://localhost"), "classpath:no-such/*"));
    main.start();
    factory =
        new CamelSinkFactory(
            main.getCamelContext(),
            all,
            now.withZone(ZoneOffset.UTC),
            new OptionalJars(Path.of("target/no-such-folder")));
  }

  SinkFactory factory() {
    return factory;
  }

  public Sink open(String sink) {
    return factory.open(sink, "candles");
  }

  /** Offers batch by batch; the same one again while the sink is down. */
  CompletableFuture<Void> load(String name, List<FeedRecord> source, int batch) {
    return CompletableFuture.runAsync(
        () -> {
          try (Sink sink = open(name)) {
            while (taken.get() < source.size()) {
              offer(
                  sink, source.subList(taken.get(), Math.min(taken.get() + batch, source.size())));
            }
          }
        });
  }

  private void offer(Sink sink, List<FeedRecord> records) {
    try {
      if (!sink.take(records).isEmpty()) {
        throw new IllegalStateException("refused");
      }
      taken.addAndGet(records.size());
    } catch (SinkDownException e) {
      downs.incrementAndGet();
      reasons.add(e.getMessage());
      LockSupport.parkNanos(MILLISECONDS.toNanos(100));
    }
  }

  @Override
  public void close() {
    main.stop();
  }
}
