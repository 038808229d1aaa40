package io.github.bybitcamel.console;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/** One open page: a bounded queue, written without a thread of its own. */
final class EventClient implements WriteListener, AsyncListener {

  /** What a page may fall behind by: at a hundred events a second, ten seconds. */
  static final int MOST = 1024;

  private final AsyncContext context;
  private final ServletOutputStream out;
  private final Broadcaster broadcaster;
  private final Queue<byte[]> queue = new ArrayDeque<>();

  /** Whether the container has said, or will say, when more can be written. */
  private boolean waiting = true;

  private boolean closed;

  EventClient(AsyncContext context, ServletOutputStream out, Broadcaster broadcaster) {
    this.context = context;
    this.out = out;
    this.broadcaster = broadcaster;
  }

  /** Returns whether the page keeps up. */
  synchronized boolean offer(byte[] event) {
    if (closed) {
      return true;
    }
    if (queue.size() >= MOST) {
      return false;
    }
    queue.add(event);
    if (!waiting) {
      write();
    }
    return true;
  }

  @Override
  public synchronized void onWritePossible() {
    waiting = false;
    write();
  }

  private void write() {
    try {
      while (!closed) {
        if (!out.isReady()) {
          waiting = true;
          return;
        }
        byte[] next = queue.poll();
        if (next == null) {
          return;
        }
        out.write(next);
        if (!out.isReady()) {
          waiting = true;
          return;
        }
        if (queue.isEmpty()) {
          out.flush();
        }
      }
    } catch (IOException | IllegalStateException e) {
      close();
    }
  }

  @Override
  public void onError(Throwable failure) {
    close();
  }

  synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    queue.clear();
    broadcaster.remove(this);
    try {
      context.complete();
    } catch (IllegalStateException e) {
      // The connection ended first: there is nothing left to end.
      closed = true;
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    gone();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    close();
  }

  @Override
  public void onError(AsyncEvent event) {
    close();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // One context from beginning to end.
  }

  private synchronized void gone() {
    closed = true;
    queue.clear();
    broadcaster.remove(this);
  }
}
