package io.github.bybitcamel.web;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;

/** The body of a request, gathered as it arrives; no thread waits for it. */
final class Body extends CompletableFuture<byte[]> implements Runnable {

  private static final int USUAL = 1024;

  private final Content.Source source;
  private final int most;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL);

  private Body(Content.Source source, int most) {
    this.source = source;
    this.most = most;
  }

  /** Ends with a {@link TooLargeException} once there are more than {@code most} bytes. */
  static Body of(Content.Source source, int most) {
    Body body = new Body(source, most);
    body.run();
    return body;
  }

  /** There are more bytes than are read. */
  static final class TooLargeException extends Exception {

    TooLargeException() {
      super("too large", null, false, false);
    }
  }

  @Override
  public void run() {
    while (!isDone()) {
      Content.Chunk chunk = source.read();
      if (chunk == null) {
        source.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        completeExceptionally(chunk.getFailure());
      } else {
        add(chunk);
      }
    }
  }

  private void add(Content.Chunk chunk) {
    byte[] part = new byte[chunk.remaining()];
    chunk.getByteBuffer().get(part);
    boolean last = chunk.isLast();
    chunk.release();
    if (bytes.size() + part.length > most) {
      completeExceptionally(new TooLargeException());
      return;
    }
    bytes.writeBytes(part);
    if (last) {
      complete(bytes.toByteArray());
    }
  }
}
