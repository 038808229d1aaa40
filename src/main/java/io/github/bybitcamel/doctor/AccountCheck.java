package io.github.bybitcamel.doctor;

import io.github.bybitcamel.model.AccountInfo;
import io.github.bybitcamel.v5.V5Account;
import java.util.List;

/** Whether it is a unified account. */
record AccountCheck(V5Account account) implements Check {

  private static final int FIRST_UNIFIED = 3;

  @Override
  public List<Finding> look() {
    AccountInfo info = account.accountInfo();
    return List.of(
        info.unifiedStatus() >= FIRST_UNIFIED
            ? Finding.tick("account", "unified, " + info.marginMode())
            : Finding.cross(
                "account", "a classic account", "upgrade it to a unified trading account"));
  }
}
