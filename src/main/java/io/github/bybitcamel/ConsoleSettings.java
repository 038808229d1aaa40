package io.github.bybitcamel;

import io.github.bybitcamel.console.SettingView;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The settings in force as the console shows them. */
final class ConsoleSettings {

  private ConsoleSettings() {}

  static List<SettingView> of(Settings settings) {
    return Stream.concat(
            Arrays.stream(Setting.values()).flatMap(setting -> of(settings, setting)),
            settings.names(Setting.ACCOUNT_ENVIRONMENT).stream()
                .flatMap(account -> limits(settings, "account." + account + ".")))
        .toList();
  }

  /** Every limit is one of each account too. */
  private static Stream<SettingView> limits(Settings settings, String account) {
    return Arrays.stream(Setting.values())
        .filter(setting -> setting.property().startsWith("risk."))
        .filter(setting -> settings.find(account + setting.property()).isPresent())
        .map(setting -> view(settings, setting, account + setting.property(), ""));
  }

  private static Stream<SettingView> of(Settings settings, Setting setting) {
    if (!setting.property().contains("<name>")) {
      return Stream.of(view(settings, setting, setting.property(), setting.variable()));
    }
    return settings.names(setting).stream()
        .map(name -> setting.property().replace("<name>", name))
        .filter(property -> settings.find(property).isPresent())
        .map(property -> view(settings, setting, property, ""));
  }

  private static SettingView view(
      Settings settings, Setting setting, String property, String variable) {
    return new SettingView(
        property,
        variable,
        settings.shown(setting, property).orElse(""),
        settings.origin(property),
        setting.range(),
        setting.meaning());
  }
}
