package io.github.bybitcamel.v5;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Answers with what it was given, in order, read as from the wire; remembers what it was asked. */
final class ScriptedClient implements V5Client {

  private final Deque<byte[]> answers = new ArrayDeque<>();
  private final List<V5Request> requests = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();

  /** Adds the recorded answer {@code fixtures/v5/<name>.json}. */
  ScriptedClient fixture(String name) {
    answers.add(Fixtures.bytes(name));
    return this;
  }

  /** Adds an answer. */
  ScriptedClient json(String body) {
    answers.add(body.replace('\'', '"').getBytes(UTF_8));
    return this;
  }

  /** Adds an answer with these rows, and perhaps a cursor. */
  ScriptedClient rows(String cursor, String... rows) {
    return json(
        "{'retCode':0,'time':1700000000000,'result':{'nextPageCursor':'%s','list':[%s]}}"
            .formatted(cursor, String.join(",", rows)));
  }

  /** Adds a refusal. */
  ScriptedClient refusal(int retCode) {
    return json("{'retCode':%d,'retMsg':'no','time':1}".formatted(retCode));
  }

  @Override
  public V5Answer call(V5Request request) {
    requests.add(request);
    byte[] body = answers.isEmpty() ? new byte[0] : answers.remove();
    return Fixtures.READER.read(request, 200, name -> Optional.empty(), body);
  }

  @Override
  public void skipped(V5Request request, String why) {
    skipped.add(request.endpoint().path() + ": " + why);
  }

  /** Returns the requests as paths with parameters. */
  List<String> asked() {
    return requests.stream().map(r -> r.endpoint().path() + " " + r.parameters()).toList();
  }

  List<V5Request> requests() {
    return requests;
  }

  List<String> skippedRows() {
    return skipped;
  }
}
