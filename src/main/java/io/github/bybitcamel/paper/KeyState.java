package io.github.bybitcamel.paper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the key may do at the moment, from where, and for how long; and what account it is for. */
final class KeyState {

  /** Requests come from loopback. */
  private static final List<String> OURS = List.of("*", "127.0.0.1");

  private volatile boolean readOnly;
  private volatile boolean expired;
  private volatile boolean withdraws;
  private volatile boolean classic;
  private volatile String address = "*";
  private volatile Optional<Instant> end = Optional.empty();

  boolean readOnly() {
    return readOnly;
  }

  void readOnly(boolean only) {
    readOnly = only;
  }

  void expired(boolean over) {
    expired = over;
  }

  boolean withdraws() {
    return withdraws;
  }

  void withdraws(boolean may) {
    withdraws = may;
  }

  boolean classic() {
    return classic;
  }

  void classic(boolean account) {
    classic = account;
  }

  /** Returns the address that it is bound to; {@code *} for any. */
  String address() {
    return address;
  }

  void bind(String only) {
    address = only;
  }

  Optional<Instant> end() {
    return end;
  }

  void endsAt(Instant instant) {
    end = Optional.of(instant);
  }

  /**
   * Checks that the key may call an endpoint.
   *
   * @throws Refusal if it is bound to another address, or expired, or read-only and the endpoint
   *     trades
   */
  void check(Endpoint endpoint, Instant now) {
    if (!OURS.contains(address)) {
      throw Code.ADDRESS.refuse();
    }
    if (expired || end.filter(instant -> !instant.isAfter(now)).isPresent()) {
      throw Code.KEY_EXPIRED.refuse();
    }
    if (readOnly && endpoint.access() == Endpoint.Access.TRADE) {
      throw Code.PERMISSION.refuse();
    }
  }
}
