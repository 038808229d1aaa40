package io.github.bybitcamel.processor;

import io.github.bybitcamel.intake.FileIntake;
import java.io.File;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFile;

/** Takes the signal file that the exchange names. */
final class TakeFile implements Processor {

  private final FileIntake intake;

  TakeFile(FileIntake intake) {
    this.intake = intake;
  }

  @Override
  public void process(Exchange exchange) {
    GenericFile<?> file =
        exchange.getProperty(ExchangePropertyKey.FILE_EXCHANGE_FILE, GenericFile.class);
    intake.take(((File) file.getFile()).toPath());
  }
}
