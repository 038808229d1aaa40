package io.github.bybitcamel.processor;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Tells the failures after which not a byte of the request can have reached the exchange. */
final class NotSent {

  private static final Set<Class<? extends Exception>> BEFORE_THE_FIRST_BYTE =
      Set.of(
          ConnectException.class,
          ConnectTimeoutException.class,
          ConnectionRequestTimeoutException.class,
          NoRouteToHostException.class,
          UnknownHostException.class,
          SSLHandshakeException.class,
          SSLPeerUnverifiedException.class);

  private NotSent() {}

  static boolean certainly(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(cause -> BEFORE_THE_FIRST_BYTE.stream().anyMatch(type -> type.isInstance(cause)));
  }
}
