package io.github.bybitcamel.transport;

/** An endpoint that is named by its URI: of its failures nothing is known. */
record AnyEndpoint(String uri) implements Carrier {

  @Override
  public boolean tellsBlame() {
    return false;
  }
}
