package io.github.bybitcamel.paper;

import java.net.BindException;

/** The exchange cannot listen on a port: another program does, or it is reserved. */
public final class PortTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int port;

  PortTakenException(int port, BindException cause) {
    super("port " + port + ": " + cause.getMessage(), cause);
    this.port = port;
  }

  /** Returns the port. */
  public int port() {
    return port;
  }
}
