package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.imsggateway.delivery.MessageChannel;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.SettableClock;
import org.imsggateway.rpc.JsonRpcClient;
import org.junit.jupiter.api.Test;

class ImsgLinkTests {

    private final ImsgLink link = new ImsgLink(
            AccountId.DEFAULT, new JsonRpcClient(), new ImsgMetrics(new SimpleMeterRegistry(), new SettableClock()));

    @Test
    void aChildOfAnEarlierLifeHasEndedOnlyWhenNothingIsLeftOfThem() {
        assertThat(link.ended(null)).as("nobody has looked").isFalse();
        link.noteLeftovers(true);
        assertThat(link.ended(null)).isFalse();
        assertThat(link.ended("earlier/1")).isFalse();
        link.noteLeftovers(false);
        assertThat(link.ended(null)).isTrue();
        assertThat(link.ended("earlier/1")).isTrue();
    }

    @Test
    void ofAChildThatNobodyCanNameNothingIsCertain() {
        link.noteLeftovers(false);
        assertThat(link.ended(MessageChannel.NO_CHILD)).isFalse();
    }
}
