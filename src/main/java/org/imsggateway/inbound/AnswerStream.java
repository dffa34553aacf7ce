package org.imsggateway.inbound;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import org.imsggateway.agent.AnswerParts;
import org.imsggateway.config.BlockStreaming;
import org.imsggateway.delivery.AnswerBlocks;
import org.imsggateway.delivery.Dispatched;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is finished of an answer while its turn still runs. Each part is stored once, under the turn and its number. If
 * the turn is tried again, now or by the next life of the program, parts that come again as they were are not sent again; an
 * agent that says something else than before has failed, for half of one answer and half of another make none.
 */
final class AnswerStream implements AnswerParts {

    private static final int MOST = 100;

    /** Stores parts. */
    interface Parts {

        /** Stores a part on its way out. */
        Dispatched say(String text, int number);

        /** Whether a part was stored, by whatever try. */
        boolean isStored(int number);
    }

    /**
     * The end of an answer.
     *
     * @param text what of it is still to be sent
     * @param number which part that is, from 0
     */
    record Rest(String text, int number) {

        @Override
        public String toString() {
            return "Rest[number=%d, length=%d]".formatted(number, text.length());
        }
    }

    private final Parts parts;
    private final BlockStreaming wanted;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread speaker;
    private AnswerBlocks blocks;
    private String sent = "";
    private int number;
    private boolean contradicted;

    AnswerStream(Parts parts, BlockStreaming wanted) {
        this.parts = parts;
        this.wanted = wanted;
        this.blocks = new AnswerBlocks(wanted.minChars(), wanted.maxChars());
    }

    @Override
    public void begin() {
        lock.lock();
        try {
            speaker = Thread.currentThread();
            fromTheBeginning();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void anew() {
        lock.lock();
        try {
            if (Thread.currentThread().equals(speaker)) {
                fromTheBeginning();
            }
        } finally {
            lock.unlock();
        }
    }

    private void fromTheBeginning() {
        blocks = new AnswerBlocks(wanted.minChars(), wanted.maxChars());
        sent = "";
        number = 0;
    }

    @Override
    public void end() {
        lock.lock();
        try {
            speaker = null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void soFar(CharSequence text) {
        lock.lock();
        try {
            while (Thread.currentThread().equals(speaker) && !contradicted && number < MOST) {
                OptionalInt end = blocks.next(text);
                if (end.isEmpty()) {
                    return;
                }
                say(text.subSequence(0, end.getAsInt()).toString());
            }
        } finally {
            lock.unlock();
        }
    }

    private void say(String upTo) {
        if (!upTo.startsWith(sent)) {
            contradicted = true;
            return;
        }
        switch (parts.say(upTo.substring(sent.length()), number)) {
            case Dispatched.Queued _, Dispatched.Repeated _ -> number++;
            case Dispatched.KeyTaken _ -> contradicted = true;
            case Dispatched.NothingToSend _ -> {
                // Nothing of it was for people.
            }
        }
        sent = upTo;
    }

    /**
     * What of a whole answer is still to be sent; empty if it is not the answer that was begun. An agent that speaks in one
     * piece this time is taken at its word: what went out in another try is counted off.
     */
    Optional<Rest> rest(String answer) {
        lock.lock();
        try {
            while (!contradicted && answer.startsWith(sent) && parts.isStored(number)) {
                OptionalInt end = blocks.next(answer);
                if (end.isEmpty()) {
                    return Optional.empty();
                }
                say(answer.substring(0, end.getAsInt()));
            }
            return contradicted || !answer.startsWith(sent)
                    ? Optional.empty()
                    : Optional.of(new Rest(answer.substring(sent.length()), number));
        } finally {
            lock.unlock();
        }
    }
}
