package io.github.bybitcamel.processor;

import io.github.bybitcamel.intake.FileIntake;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Takes the signal file that the exchange names. */
final class TakeFile implements Processor {

  private final FileIntake intake;

  TakeFile(FileIntake intake) {
    this.intake = intake;
  }

  @Override
  public void process(Exchange exchange) {
    intake.take(Path.of(exchange.getMessage().getHeader("CamelFileAbsolutePath", String.class)));
  }
}
