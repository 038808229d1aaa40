/**
 * From what a sender hands over to the ledger: read strictly, journal, then acknowledge. Also the
 * inbox folder: claims, done and rejected files, and the results beside them.
 */
package io.github.bybitcamel.intake;
