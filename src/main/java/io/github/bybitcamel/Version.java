package io.github.bybitcamel;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Tells the version that the jar was built as. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Application.class.getPackage().getImplementationVersion())
            .orElse("development");
    return new String[] {"bybit-camel " + version};
  }
}
