package io.github.bybitcamel.web;

import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SettingsException;
import io.github.bybitcamel.signal.Origin;
import io.github.bybitcamel.signal.SenderFormat;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who may send signals, and what each of them may ask. */
public final class Sources {

  /** The sender that has no name of its own; its token is {@code signals.token}. */
  public static final String DEFAULT = "http";

  /** Who sends signals by other ways than HTTP; a token would let somebody pass for them. */
  private static final Set<String> OTHERS =
      Set.of("inbox", "endpoints", "console", "control", "jms");

  /** What is said of the message queue as of a sender by HTTP. */
  private static final String QUEUE = "jms";

  private static final List<Setting> OF_HTTP =
      List.of(
          Setting.SOURCE_TOKEN,
          Setting.SOURCE_SECRET,
          Setting.SOURCE_BODY_SECRET,
          Setting.SOURCE_FORMAT,
          Setting.SOURCE_RATE,
          Setting.SOURCE_ADDRESSES);

  private final Map<String, Source> byName;
  private final Optional<Token> operator;

  private Sources(Map<String, Source> byName, Optional<Token> operator) {
    this.byName = byName;
    this.operator = operator;
  }

  /**
   * Resolves {@code signals.token}, {@code operator.token} and {@code source.<name>.…}.
   *
   * @param formats finds a format by its name
   * @throws SettingsException if a value cannot be used
   */
  public static Sources from(
      Settings settings, Function<String, SenderFormat> formats, Clock clock) {
    Set<String> names = new TreeSet<>(settings.names(Setting.SOURCE_TOKEN));
    names.add(DEFAULT);
    Map<String, Source> sources = new LinkedHashMap<>();
    for (String name : names) {
      if (name.equals("validate")) {
        throw new SettingsException("no source can be called '" + name + "': take another name");
      }
      if (OTHERS.contains(name)) {
        refuseHttp(settings, name);
      }
      if (OTHERS.contains(name) && !name.equals(QUEUE)) {
        continue;
      }
      sources.put(name, source(settings, name, formats, clock));
    }
    return new Sources(sources, operator(settings, sources.values()));
  }

  /** The queue's records are read as those of a sender are, but it comes by no request. */
  private static void refuseHttp(Settings settings, String name) {
    OF_HTTP.stream()
        .filter(
            setting ->
                !name.equals(QUEUE)
                    || (setting != Setting.SOURCE_FORMAT && setting != Setting.SOURCE_BODY_SECRET))
        .map(setting -> setting.property().replace("<name>", name))
        .filter(
            property ->
                settings.find(property).or(() -> settings.find(property + "-file")).isPresent())
        .findFirst()
        .ifPresent(
            property -> {
              throw new SettingsException(
                  "%s cannot be set: '%s' sends by no request; take another name for a sender"
                      .formatted(property, name));
            });
  }

  private static Optional<Token> operator(Settings settings, Collection<Source> sources) {
    Optional<Token> operator = settings.secret(Setting.OPERATOR_TOKEN).map(Token::of);
    sources.stream()
        .filter(source -> source.token().flatMap(t -> operator.filter(t::shares)).isPresent())
        .findFirst()
        .ifPresent(
            source -> {
              throw new SettingsException(
                  "operator.token is a token of source '%s' too: who sends must not control; make"
                          .formatted(source.name())
                      + " another one");
            });
    return operator;
  }

  /**
   * Refuses tokens that can be guessed.
   *
   * @throws SettingsException if one is shorter than 22 characters
   */
  public void refuseGuessable() {
    if (operator.filter(Token::guessable).isPresent()) {
      throw guessable("operator.token");
    }
    byName.values().stream()
        .filter(source -> source.token().filter(Token::guessable).isPresent())
        .findFirst()
        .ifPresent(
            source -> {
              throw guessable(token(source));
            });
  }

  /** Returns which tokens prove nobody who has only a URL to write them in. */
  public List<String> unfitForUrls() {
    return byName.values().stream()
        .filter(source -> source.token().filter(token -> !token.fitsUrls()).isPresent())
        .map(Sources::token)
        .toList();
  }

  private static String token(Source source) {
    return source.name().equals(DEFAULT) ? "signals.token" : "source." + source.name() + ".token";
  }

  private static SettingsException guessable(String property) {
    return new SettingsException(
        property + " is shorter than 22 characters: make one by openssl rand -hex 24");
  }

  private static Source source(
      Settings settings, String name, Function<String, SenderFormat> formats, Clock clock) {
    Optional<String> token = settings.secret(Setting.SOURCE_TOKEN, name);
    if (name.equals(DEFAULT)) {
      token = token.or(() -> settings.secret(Setting.SIGNALS_TOKEN));
    }
    return new Source(
        name,
        token.map(Token::of),
        settings.secret(Setting.SOURCE_SECRET, name).map(secret -> signature(name, secret)),
        settings.secret(Setting.SOURCE_BODY_SECRET, name).map(Token::of),
        format(name, settings.find(Setting.SOURCE_FORMAT, name).orElseThrow(), formats),
        HttpSettings.list(settings.find(Setting.SOURCE_SYMBOLS, name)),
        lower(HttpSettings.list(settings.find(Setting.SOURCE_ACTIONS, name))),
        HttpSettings.addresses(
            "source." + name + ".addresses", settings.find(Setting.SOURCE_ADDRESSES, name)),
        new Rate(rate(settings, name), clock));
  }

  private static SenderFormat format(
      String name, String format, Function<String, SenderFormat> formats) {
    try {
      return formats.apply(format);
    } catch (SettingsException e) {
      throw new SettingsException(
          "source.%s.format is '%s': %s".formatted(name, format, e.getMessage()));
    }
  }

  private static WebhookSignature signature(String name, String secrets) {
    try {
      return WebhookSignature.of(secrets);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          "source.%s.secret begins with whsec_ and is not base 64: copy it again".formatted(name));
    }
  }

  private static long rate(Settings settings, String name) {
    return settings.find(Setting.SOURCE_RATE, name).isEmpty()
        ? 0
        : settings.number(Setting.SOURCE_RATE, name, 1);
  }

  private static Set<String> lower(Set<String> words) {
    return words.stream()
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns whether any sender can prove who it is. */
  public boolean anyProven() {
    return byName.values().stream().anyMatch(Source::proven);
  }

  /** Returns why the source of {@code signal} may not ask for it; empty when it may. */
  public Optional<String> refusal(Signal signal) {
    return Optional.ofNullable(byName.get(signal.header().source()))
        .flatMap(source -> source.refusal(signal));
  }

  /** Returns whether {@code name} is one that sends over HTTP. */
  public boolean knows(String name) {
    return byName.containsKey(name);
  }

  /**
   * Returns the origin of a delivery of {@code source}.
   *
   * @param delivery its name
   */
  public Origin origin(String source, String delivery) {
    Optional<Source> named = find(source);
    return named
        .flatMap(Source::bodySecret)
        .map(secret -> Origin.webhook(source, delivery, secret::matches))
        .orElseGet(() -> Origin.file(source, delivery))
        .written(named.map(Source::format).orElse(SenderFormat.SIGNAL));
  }

  Optional<Source> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Collection<Source> all() {
    return byName.values();
  }

  Optional<Token> operator() {
    return operator;
  }
}
