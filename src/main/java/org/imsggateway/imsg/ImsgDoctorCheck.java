package org.imsggateway.imsg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.doctor.DoctorCheck;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;

/** Looks at each account's program and at what its child last ran into. Starts the program to ask whether it knows rpc. */
final class ImsgDoctorCheck implements DoctorCheck {

    private final ConfigStore config;
    private final ImsgLauncher launcher;
    private final ImsgTool tool;
    private final ImsgProcessManager manager;

    ImsgDoctorCheck(ConfigStore config, ImsgLauncher launcher, ImsgTool tool, ImsgProcessManager manager) {
        this.config = config;
        this.launcher = launcher;
        this.tool = tool;
        this.manager = manager;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (AccountConfig account : config.current().accounts()) {
            if (account.enabled()) {
                tool.check(account)
                        .or(() -> lastTrouble(account))
                        .ifPresent(problem -> findings.add(finding(account, problem)));
                pipe(account).ifPresent(findings::add);
                database(account).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<ImsgProblem> lastTrouble(AccountConfig account) {
        return manager.account(account.id())
                .map(found -> found.now().state().problem())
                .map(text -> ImsgProblem.of(text, List.of()));
    }

    private static Finding finding(AccountConfig account, ImsgProblem problem) {
        String remedy = problem.adviceText();
        return new Finding(
                Severity.ERROR,
                "iMessage account " + account.id() + " does not work.",
                problem.text(),
                remedy == null
                        ? "See the log of the gateway, and run `" + account.cliPath() + " rpc` by hand."
                        : remedy);
    }

    /** A filter behind imsg holds lines back until its buffer is full, which looks like a program that does not answer. */
    private Optional<Finding> pipe(AccountConfig account) {
        return launcher.program(account)
                .filter(_ -> !account.simulated())
                .filter(program -> WrapperScript.of(program).isPiped())
                .map(program -> new Finding(
                        Severity.WARNING,
                        "iMessage account " + account.id() + " may see timeouts.",
                        "The wrapper " + program + " sends imsg's output through a pipe, which may hold lines back.",
                        "Let the wrapper end in a plain `exec ssh … imsg \"$@\"` without a filter behind it."));
    }

    private Optional<Finding> database(AccountConfig account) {
        return manager.account(account.id())
                .map(found -> found.link().databaseNotice())
                .map(
                        notice -> new Finding(
                                Severity.WARNING,
                                "iMessage account " + account.id() + " has another Messages database than before.",
                                notice,
                                "Nothing, if that was meant; otherwise check channels.imessage.dbPath. Look in Messages for what"
                                        + " came while the gateway was down. This goes away when the account is started again."));
    }
}
