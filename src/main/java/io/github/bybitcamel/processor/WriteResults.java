package io.github.bybitcamel.processor;

import io.github.bybitcamel.intake.FileIntake;
import io.github.bybitcamel.intake.ResultFiles;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Writes the results that are due, and finishes files that a fault of the disk left. */
final class WriteResults implements Processor {

  private final ResultFiles results;
  private final FileIntake files;

  WriteResults(ResultFiles results, FileIntake files) {
    this.results = results;
    this.files = files;
  }

  @Override
  public void process(Exchange exchange) {
    files.finishLeft();
    results.write();
  }
}
