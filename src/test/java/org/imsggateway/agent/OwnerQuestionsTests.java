package org.imsggateway.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.imsggateway.agent.OwnerQuestions.Choice;
import org.imsggateway.agent.OwnerQuestions.Thumb;
import org.imsggateway.message.Handle;
import org.junit.jupiter.api.Test;

class OwnerQuestionsTests {

    private static final List<Choice> CHOICES = List.of(new Choice("Allow", Thumb.UP));

    private final OwnerQuestions questions = new OwnerQuestions();

    @Test
    void aQuestionThatCouldNotBeStoredTakesNoPlaceOfLaterOnes() {
        for (int i = 0; i < OwnerQuestions.MOST; i++) {
            assertThatThrownBy(() -> questions.ask(
                            _ -> {
                                throw new IllegalStateException("the store is gone");
                            },
                            "May I?",
                            CHOICES))
                    .hasMessage("the store is gone");
        }

        assertThat(questions.ask(_ -> Map.of(Handle.of("+15557000001"), "m1"), "May I?", CHOICES))
                .isPresent();
    }
}
