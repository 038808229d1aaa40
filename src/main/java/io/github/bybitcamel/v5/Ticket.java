package io.github.bybitcamel.v5;

/** One call on its way through the limits: waiting, admitted, then answered. */
final class Ticket implements Comparable<Ticket> {

  private final LimitKey key;
  private final CallPriority priority;
  private final int weight;
  private final long sequence;
  private long sentAt;
  private int heldWhenSent;
  private boolean admitted;

  Ticket(V5Request request, long sequence) {
    this.key = LimitKey.of(request);
    this.priority = request.priority();
    this.weight = request.weight();
    this.sequence = sequence;
  }

  LimitKey key() {
    return key;
  }

  CallPriority priority() {
    return priority;
  }

  int weight() {
    return weight;
  }

  boolean admitted() {
    return admitted;
  }

  long sentAt() {
    return sentAt;
  }

  /** Returns how many places of its quota were held when it left, its own among them. */
  int heldWhenSent() {
    return heldWhenSent;
  }

  void admit(long now, int held) {
    admitted = true;
    sentAt = now;
    heldWhenSent = held;
  }

  /** Whoever goes first comes first. */
  @Override
  public int compareTo(Ticket other) {
    int byPriority = priority.compareTo(other.priority);
    return byPriority != 0 ? byPriority : Long.compare(sequence, other.sequence);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(sequence);
  }
}
