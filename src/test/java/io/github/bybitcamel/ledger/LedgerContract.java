package io.github.bybitcamel.ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What every ledger keeps to, whatever database holds it. */
@Timeout(60)
abstract class LedgerContract
    implements DoorContract,
        WaitingContract,
        ProgressContract,
        SharingContract,
        SelectionContract,
        ArchiveContract,
        OpeningContract {

  private JdbcLedger ledger;

  @BeforeEach
  void open() throws Exception {
    ledger = (JdbcLedger) Ledgers.open(url());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Override
  public final JdbcLedger ledger() {
    return ledger;
  }

  @Override
  public final void reopen() {
    ledger.close();
    ledger = (JdbcLedger) Ledgers.open(url());
  }
}
