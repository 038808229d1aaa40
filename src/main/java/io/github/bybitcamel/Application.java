package io.github.bybitcamel;

import io.github.bybitcamel.command.Commands;
import io.github.bybitcamel.doctor.DoctorCommand;
import io.github.bybitcamel.settings.Settings;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The program: without a command it runs the desk until it is told to stop. */
@Command(
    name = "bybit-camel",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {PaperCommand.class, BackfillCommand.class},
    description = "Carries trading signals to Bybit V5. Without a command: runs the desk.")
public final class Application implements Callable<Integer> {

  private static final int REFUSED = 2;

  /** Commands that say by their log what they do. */
  private static final Set<String> TALKS = Set.of("paper", "backfill");

  /** Runs the command that {@code args} name. */
  public static void main(String[] args) {
    Resources.chooseLogging(args.length > 0 && !TALKS.contains(args[0]));
    System.exit(run(args));
  }

  static int run(String... args) {
    return args.length == 0 ? runDesk() : commands().execute(args);
  }

  /** Does what the command line without a command means, without making all the commands. */
  private static int runDesk() {
    try {
      return new Application().call();
    } catch (Exception e) {
      return refuse(e);
    }
  }

  /** Returns the program's commands under one face. */
  static CommandLine commands() {
    return new CommandLine(new Application())
        .setExecutionExceptionHandler(Application::tell)
        .addSubcommand(Commands.ledger(Resources::settings, Clock.systemUTC()))
        .addSubcommand(
            new DoctorCommand(
                Resources::settings,
                AccountSettings::exchanges,
                new StartLook(Clock.systemUTC()),
                Clock.systemUTC()))
        .addSubcommand(new CommandLine(new AutoComplete.GenerateCompletion()));
  }

  /** What is refused is told in words, never as a stack trace. */
  private static int tell(Exception e, CommandLine command, ParseResult arguments) {
    return runsOn(command.getCommand()) ? refuse(e) : Commands.tell(e, command, arguments);
  }

  private static int refuse(Exception e) {
    log().error("{}", e.getMessage());
    log().debug("", e);
    return REFUSED;
  }

  /** What runs until it is told to end speaks through its log; a command to who called it. */
  private static boolean runsOn(Object command) {
    return command instanceof Application
        || command instanceof PaperCommand
        || command instanceof BackfillCommand;
  }

  @Override
  public Integer call() throws Exception {
    log().info("{}", Resources.inForce());
    Resources.ignored()
        .ifPresent(
            file -> log().warn("{} is not read: config/ is looked for beside the jar", file));
    Settings settings = Resources.settings();
    FeedSettings.folder(settings).map(at -> at.resolve("native")).ifPresent(SqliteLibrary::keepIn);
    Desk desk = Desk.start(settings, Clock.systemUTC());
    waitForTheEnd(desk);
    return 0;
  }

  /** Lets {@code service} run until the program is told to end, then closes it in order. */
  static void waitForTheEnd(AutoCloseable service) throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread closing =
        new Thread(
            () -> {
              try {
                service.close();
              } catch (Exception e) {
                log().error("the end was not orderly: {}", e.toString());
              } finally {
                end.countDown();
              }
            },
            "closing");
    Runtime.getRuntime().addShutdownHook(closing);
    end.await();
  }

  private static Logger log() {
    return LoggerFactory.getLogger(Application.class);
  }
}
