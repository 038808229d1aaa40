package io.github.bybitcamel.signal;

import java.util.ArrayList;
import java.util.List;

/** Collects the rules that a draft breaks. */
final class Objections {

  private final Draft draft;
  private final List<Refusal> refusals = new ArrayList<>();

  Objections(Draft draft) {
    this.draft = draft;
  }

  /** Adds that {@code field}, with the value it has, breaks {@code rule}. */
  void add(Code code, Field field, String rule, String fix) {
    refusals.add(Refusal.of(code, field.text(), draft.shown(field), rule, fix));
  }

  void addAll(List<Refusal> more) {
    refusals.addAll(more);
  }

  void missing(Field field, String rule, String fix) {
    add(Code.MISSING_FIELD, field, rule, fix);
  }

  void contradiction(Field field, String rule, String fix) {
    add(Code.CONTRADICTION, field, rule, fix);
  }

  List<Refusal> refusals() {
    return List.copyOf(refusals);
  }
}
