package org.imsggateway.imsg;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.OwnerOnly;
import org.imsggateway.inbound.InboundPipeline;
import org.imsggateway.rpc.ChildRecords;
import org.imsggateway.rpc.JsonRpcClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the Mac's side together. */
@Configuration(proxyBeanMethods = false)
class ImsgConfiguration {

    /** One per account; it outlives the account's children. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    JsonRpcClient jsonRpcClient() {
        return new JsonRpcClient();
    }

    @Bean
    ImsgLinks imsgLinks(ObjectProvider<JsonRpcClient> clients, MeterRegistry registry, Clock clock) {
        return new ImsgLinks(clients::getObject, new ImsgMetrics(registry, clock));
    }

    @Bean
    ImsgLauncher imsgLauncher(ConfigStore config) {
        return new ImsgLauncher(() -> config.current().gateway().home());
    }

    @Bean
    ImsgTool imsgTool(ImsgLauncher launcher) {
        return new ImsgTool(launcher);
    }

    @Bean
    ImsgStarter imsgStarter(ImsgLauncher launcher, ImsgTool tool, ConfigStore config) {
        return new ImsgStarter(
                launcher,
                tool,
                new ChildRecords(() -> config.current().gateway().home().resolve("children"), OwnerOnly::write));
    }

    @Bean
    ImsgPace imsgPace(Clock clock) {
        return ImsgPace.of(clock);
    }

    @Bean
    ImsgWatches imsgWatches(
            InboundPipeline pipeline,
            DatabaseMarkRepository marks,
            KnownRowsRepository rows,
            TransactionTemplate transactions,
            ImsgLauncher launcher,
            ImsgPace pace) {
        return new ImsgWatches(pipeline, marks, rows, transactions, launcher, pace);
    }

    /** Needs no process manager: those who send must not wait for those who receive to be built. */
    @Bean
    ImsgChannel imsgChannel(ImsgLinks links, ConfigStore config, ImsgLauncher launcher, Clock clock) {
        return new ImsgChannel(links, id -> config.current().account(id).orElse(null), launcher, clock);
    }

    @Bean
    ImsgProcessManager imsgProcessManager(
            ConfigStore config,
            ImsgWatches watches,
            ImsgLinks links,
            ImsgStarter starter,
            ApplicationEventPublisher events,
            ImsgPace pace) {
        return new ImsgProcessManager(config, watches, links, starter, events, pace);
    }

    @Bean
    ChannelReport channelReport(ImsgProcessManager manager, InboundPipeline pipeline, ImsgTool tool, Clock clock) {
        return new ChannelReport(manager, pipeline, new ImsgProbe(tool), clock);
    }

    @Bean
    ImsgDoctorCheck imsgDoctorCheck(
            ConfigStore config, ImsgLauncher launcher, ImsgTool tool, ImsgProcessManager manager) {
        return new ImsgDoctorCheck(config, launcher, tool, manager);
    }

    /** Like the channel, it needs no process manager. */
    @Bean
    ImsgConversationHistory imsgConversationHistory(ImsgLinks links, Clock clock) {
        return new ImsgConversationHistory(links, clock);
    }

    /** Like the channel, it needs no process manager. */
    @Bean
    ImsgTyping imsgTyping(ImsgLinks links) {
        return new ImsgTyping(links);
    }

    /** Like the channel, it needs no process manager. */
    @Bean
    ImsgKnownChats imsgKnownChats(ImsgLinks links) {
        return new ImsgKnownChats(links);
    }

    @Bean
    ConfiguredGroupsCheck configuredGroupsCheck(ConfigStore config, ImsgLinks links) {
        return new ConfiguredGroupsCheck(config, links);
    }

    @Bean
    ChatReader chatReader(Clock clock) {
        return new ChatReader(clock);
    }

    /** The component {@code imessage} of the health endpoint, with one part per account. */
    @Bean("imessage")
    ImsgHealthIndicator imsgHealthIndicator(ImsgProcessManager manager) {
        return new ImsgHealthIndicator(manager);
    }

    /** For the readiness group. */
    @Bean("imessageReadiness")
    ImsgReadinessHealthIndicator imsgReadinessHealthIndicator(ImsgProcessManager manager) {
        return new ImsgReadinessHealthIndicator(manager);
    }
}
