package io.github.bybitcamel.processor;

import io.github.bybitcamel.intake.FileIntake;
import io.github.bybitcamel.intake.Inbox;
import io.github.bybitcamel.intake.Settling;
import java.io.File;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileExclusiveReadLockStrategy;
import org.apache.camel.component.file.GenericFileOperations;

/** Tells Camel's file consumer which files are whole; what is not is looked at again. */
final class SettledFiles implements GenericFileExclusiveReadLockStrategy<File> {

  private final FileIntake intake;
  private final Settling settling;

  SettledFiles(FileIntake intake, Settling settling) {
    this.intake = intake;
    this.settling = settling;
  }

  @Override
  public boolean acquireExclusiveReadLock(
      GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
    Path path = file.getFile().toPath();
    return intake.ready()
        && !Inbox.leavesAlone(path.getFileName().toString())
        && settling.settled(path);
  }

  @Override
  public void prepareOnStartup(
      GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint) {
    // The inbox is prepared before the route starts.
  }

  @Override
  public void releaseExclusiveReadLockOnAbort(
      GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
    // Nothing is held.
  }

  @Override
  public void releaseExclusiveReadLockOnRollback(
      GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
    // Nothing is held.
  }

  @Override
  public void releaseExclusiveReadLockOnCommit(
      GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
    // Nothing is held.
  }

  @Override
  public void setTimeout(long timeout) {
    // Decided at once, never waited for.
  }

  @Override
  public void setCheckInterval(long checkInterval) {
    // The rhythm is the consumer's.
  }

  @Override
  public void setReadLockLoggingLevel(LoggingLevel level) {
    // Nothing is logged.
  }

  @Override
  public void setMarkerFiler(boolean markerFile) {
    // No marker files.
  }

  @Override
  public void setDeleteOrphanLockFiles(boolean deleteOrphanLockFiles) {
    // No lock files.
  }
}
