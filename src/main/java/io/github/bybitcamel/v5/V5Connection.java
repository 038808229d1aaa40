package io.github.bybitcamel.v5;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A way to the exchange that holds connections and threads until it is closed. Calls are repeated
 * as far as their outcome allows.
 */
public interface V5Connection extends V5Client, AutoCloseable {

  /** Returns the same way without any repetition, for who wants to know how it stands now. */
  V5Client once();

  /** Sends no order any more that may open risk: the exchange refuses who we are. */
  void stopWriting(String reason);

  /** Returns until when the host is left alone for having shut us out; empty where it is not. */
  Optional<Instant> bannedUntil();

  /** Returns how much of each quota is used now. */
  List<UsedQuota> quotas();

  @Override
  void close();
}
