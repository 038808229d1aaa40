package io.github.bybitcamel.processor;

import io.github.bybitcamel.intake.InboxScan;
import org.apache.camel.component.file.OptimizedFileFilter;

/** Tells Camel's file consumer which files may be claimed; of the others it makes no exchange. */
final class ChosenFiles implements OptimizedFileFilter {

  private final InboxScan scan;

  ChosenFiles(InboxScan scan) {
    this.scan = scan;
  }

  @Override
  public Boolean accept(String name) {
    return scan.isChosen(name);
  }
}
