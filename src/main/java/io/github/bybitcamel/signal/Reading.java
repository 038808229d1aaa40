package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.Signal;
import java.util.List;

/** What was read of one record. */
public sealed interface Reading permits Reading.Accepted, Reading.Refused {

  /** Returns the record's position in its delivery, from 1. */
  int number();

  /** Returns the record as received, secret values replaced by {@code ***}. */
  String raw();

  /** Returns the signal's id, given or derived; empty text when it could not be read. */
  String id();

  /**
   * A record that keeps every rule which needs no fresh data of the exchange.
   *
   * @param signal what it means
   * @param canonical the signal in canonical JSON, as {@link CanonicalSignal#write} gives it
   * @param ownId whether the sender gave the id; otherwise it is derived from the delivery
   */
  record Accepted(int number, String raw, Signal signal, String canonical, boolean ownId)
      implements Reading {

    @Override
    public String id() {
      return signal.header().id();
    }
  }

  /**
   * A record that broke a rule.
   *
   * @param refusals the rules it broke, at least one
   */
  record Refused(int number, String raw, String id, List<Refusal> refusals) implements Reading {

    /** Keeps its own copy of the refusals. */
    public Refused {
      refusals = List.copyOf(refusals);
    }
  }
}
