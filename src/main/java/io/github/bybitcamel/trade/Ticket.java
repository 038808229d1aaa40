package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.plan.Plan;

/**
 * A signal on its way from its lane to the exchange. The steps of the route hand it on.
 *
 * @param entry as the ledger has it
 * @param signal what it asks for
 * @param plan what that comes down to
 */
public record Ticket(Entry entry, Signal signal, Plan plan) {}
