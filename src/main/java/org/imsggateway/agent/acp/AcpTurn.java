package org.imsggateway.agent.acp;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.imsggateway.agent.AnswerParts;
import org.imsggateway.agent.OwnerLine;
import org.imsggateway.agent.OwnerQuestions;

/**
 * One turn while it runs.
 *
 * @param launch what its session may do
 * @param owners the way to the owners
 * @param cancelled whether someone has asked it to stop
 * @param parts hears what was said, while it is being said
 * @param reply what was said so far
 * @param asked the questions to the owners that it waits for
 * @param over reached when it has ended
 * @param givenUp completes when nobody waits for its agent any more, which did not stop when it was told to
 */
record AcpTurn(
        AcpLaunch launch,
        OwnerLine owners,
        BooleanSupplier cancelled,
        AnswerParts parts,
        AcpReply reply,
        Set<OwnerQuestions.Asked> asked,
        CountDownLatch over,
        CompletableFuture<Void> givenUp) {

    AcpTurn(AcpLaunch launch, OwnerLine owners, BooleanSupplier cancelled, AnswerParts parts) {
        this(
                launch,
                owners,
                cancelled,
                parts,
                new AcpReply(),
                ConcurrentHashMap.newKeySet(),
                new CountDownLatch(1),
                new CompletableFuture<>());
    }

    /** Nobody waits for the answers to its questions any more. */
    void dropQuestions() {
        asked.forEach(question -> question.answer().cancel(false));
    }

    /** It has ended. */
    void end() {
        dropQuestions();
        over.countDown();
    }
}
