package io.github.bybitcamel.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** Requests over several connections, one after the other on each, for a while. */
final class Load {

  private final URI door;
  private final String token;
  private final LongFunction<String> body;

  Load(URI door, String token, LongFunction<String> body) {
    this.door = door;
    this.token = token;
    this.body = body;
  }

  /**
   * What was seen.
   *
   * @param nanos of every request, sorted
   */
  record Seen(double perSecond, List<Long> nanos) {

    double millis(double share) {
      return nanos.get((int) Math.min(nanos.size() - 1L, (long) (nanos.size() * share))) / 1e6;
    }

    @Override
    public String toString() {
      return "%8.0f/s  p50 %6.2f ms  p99 %6.2f ms".formatted(perSecond, millis(0.5), millis(0.99));
    }
  }

  Seen run(int connections, Duration length, AtomicLong number) {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    long start = System.nanoTime();
    long end = start + length.toNanos();
    List<CompletableFuture<List<Long>>> all = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      all.add(CompletableFuture.supplyAsync(() -> one(end, number), threads));
    }
    List<Long> nanos = all.stream().flatMap(one -> one.join().stream()).sorted().toList();
    threads.shutdown();
    return new Seen(nanos.size() / ((System.nanoTime() - start) / 1e9), nanos);
  }

  private List<Long> one(long end, AtomicLong number) {
    List<Long> nanos = new ArrayList<>();
    try (Line line = open()) {
      while (System.nanoTime() < end) {
        nanos.add(line.send(body.apply(number.incrementAndGet())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return nanos;
  }

  /** Opens one connection. */
  Line open() throws IOException {
    return new Line(new Socket(door.getHost(), door.getPort()));
  }

  /** One connection that stays open. */
  final class Line implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final byte[] buffer = new byte[8192];

    private Line(Socket socket) throws IOException {
      this.socket = socket;
      socket.setTcpNoDelay(true);
      this.out = socket.getOutputStream();
      this.in = socket.getInputStream();
    }

    /** Sends a body; returns the nanoseconds until it was taken. */
    long send(String text) throws IOException {
      byte[] request = request(text);
      long start = System.nanoTime();
      out.write(request);
      answer(in, buffer);
      return System.nanoTime() - start;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private byte[] request(String text) {
    String request =
        """
        POST /signals HTTP/1.1\r
        Host: 127.0.0.1\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s"""
            .formatted(token, text.length(), text);
    return request.getBytes(StandardCharsets.UTF_8);
  }

  /** Reads one answer; the bodies are small and come with their length. */
  private static void answer(InputStream in, byte[] buffer) throws IOException {
    int have = 0;
    while (true) {
      int n = in.read(buffer, have, buffer.length - have);
      if (n < 0) {
        throw new IOException("the connection was closed");
      }
      have += n;
      String text = new String(buffer, 0, have, StandardCharsets.ISO_8859_1);
      int head = text.indexOf("\r\n\r\n");
      if (head >= 0 && complete(text, head)) {
        if (!text.startsWith("HTTP/1.1 202")) {
          throw new IOException(text);
        }
        return;
      }
    }
  }

  private static boolean complete(String text, int head) {
    String lower = text.substring(0, head).toLowerCase(java.util.Locale.ROOT);
    int at = lower.indexOf("content-length:");
    if (at < 0) {
      return text.endsWith("\r\n0\r\n\r\n");
    }
    int end = lower.indexOf('\r', at);
    String length = lower.substring(at + 15, end < 0 ? lower.length() : end).strip();
    return text.length() >= head + 4 + Integer.parseInt(length);
  }
}
