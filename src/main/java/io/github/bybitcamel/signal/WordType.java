package io.github.bybitcamel.signal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * One word of a fixed list, at any case.
 *
 * @param meanings what each word means, by the word in lower case
 * @param words the first word of each meaning
 * @param allowed the words as they are shown to senders
 */
record WordType(Map<String, Object> meanings, Map<Object, String> words, String allowed)
    implements FieldType {

  @SafeVarargs
  static WordType of(Map.Entry<String, ? extends Object>... entries) {
    Map<String, Object> meanings = new LinkedHashMap<>();
    Map<Object, String> words = new LinkedHashMap<>();
    StringJoiner allowed = new StringJoiner(", ");
    for (Map.Entry<String, ? extends Object> entry : entries) {
      meanings.put(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue());
      words.putIfAbsent(entry.getValue(), entry.getKey());
      allowed.add(entry.getKey());
    }
    return new WordType(meanings, words, allowed.toString());
  }

  @Override
  public Object read(Value value) throws BadValue {
    value.requireKind("one of: " + allowed, Value.Kind.TEXT, Value.Kind.NUMBER);
    Object meaning = meanings.get(value.text().toLowerCase(Locale.ROOT));
    if (meaning == null) {
      throw new BadValue(Code.UNKNOWN_VALUE, "must be one of: " + allowed, "write one of them");
    }
    return meaning;
  }

  @Override
  public String write(Object meaning) {
    return words.get(meaning);
  }
}
