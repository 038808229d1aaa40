package io.github.bybitcamel.processor;

import io.github.bybitcamel.intake.ResultFiles;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Writes the results that are due. */
final class WriteResults implements Processor {

  private final ResultFiles results;

  WriteResults(ResultFiles results) {
    this.results = results;
  }

  @Override
  public void process(Exchange exchange) {
    results.write();
  }
}
