package io.github.bybitcamel.paper;

import java.time.Duration;

/**
 * Something that goes wrong with some requests of a path.
 *
 * @param path the whole path, or {@code *} for every one
 * @param skip how many matching requests pass before the first that is hit
 * @param times how many requests are hit
 * @param delay how long the slow kinds wait, and the hidden kind hides
 * @param number the retCode of the code kinds, the HTTP status of the status kinds
 */
public record Fault(String path, Kind kind, int skip, int times, Duration delay, int number) {

  /** What goes wrong. */
  public enum Kind {
    /** The connection is cut and the request was not carried out. */
    DROP_BEFORE,
    /** The request is carried out and the connection is cut without an answer. */
    DROP_AFTER,
    /** The request waits for {@code delay} before it is carried out. */
    SLOW_BEFORE,
    /** The request is carried out at once and answered after {@code delay}. */
    SLOW_AFTER,
    /** The request is carried out and half of the answer is sent. */
    TRUNCATED,
    /** The request is carried out and answered by 200 with something that is not JSON. */
    GARBAGE,
    /** The request is not carried out and answered by the HTTP status {@code number}. */
    STATUS_BEFORE,
    /** The request is carried out and answered by the HTTP status {@code number}. */
    STATUS_AFTER,
    /** The request is not carried out and answered by the retCode {@code number}. */
    CODE_BEFORE,
    /** The request is carried out and answered by the retCode {@code number}. */
    CODE_AFTER,
    /** The request is not carried out: 403, the address was too frequent. */
    TOO_FREQUENT,
    /** The request is not carried out: 403, the region is not served. */
    REGION,
    /** The orders of the request are shown nowhere for {@code delay}. */
    HIDDEN,
    /** The orders of the request are acknowledged and then rejected. */
    REJECTED,
    /** The take-profits and stop-losses that the orders of the request bring along are lost. */
    STOP_LOST
  }

  /** Returns a fault that hits the next request of {@code path}, without delay or number. */
  public static Fault on(String path, Kind kind) {
    return new Fault(path, kind, 0, 1, Duration.ZERO, 0);
  }

  /** Returns the same fault, hitting the {@code n}th request from now, counted from 1. */
  public Fault nth(int n) {
    return new Fault(path, kind, n - 1, times, delay, number);
  }

  /** Returns the same fault, hitting {@code k} requests. */
  public Fault times(int k) {
    return new Fault(path, kind, skip, k, delay, number);
  }

  /** Returns the same fault with a delay. */
  public Fault lasting(Duration other) {
    return new Fault(path, kind, skip, times, other, number);
  }

  /** Returns the same fault with a retCode or an HTTP status. */
  public Fault with(int other) {
    return new Fault(path, kind, skip, times, delay, other);
  }

  /** Returns whether the request is never carried out. */
  boolean instead() {
    return switch (kind) {
      case DROP_BEFORE, STATUS_BEFORE, CODE_BEFORE, TOO_FREQUENT, REGION -> true;
      default -> false;
    };
  }
}
