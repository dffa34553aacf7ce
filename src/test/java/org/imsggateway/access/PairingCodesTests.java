package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PairingCodesTests {

    private final PairingCodes codes = new PairingCodes(new SecureRandom());

    @Test
    void aCodeHasEightCharactersWithoutTheOnesThatLookAlike() {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String code = codes.next(_ -> false);
            assertThat(code).matches("[A-HJ-NP-Z2-9]{8}");
            code.chars().forEach(seen::add);
        }
        assertThat(seen).hasSize(32);
    }

    @Test
    void aCodeInUseIsNotGivenAgain() {
        Set<String> tried = new HashSet<>();
        String code = codes.next(candidate -> tried.add(candidate) && tried.size() < 5);
        assertThat(tried).hasSize(5).contains(code);
    }

    @Test
    void after500TriesItGivesUp() {
        var tries = new AtomicInteger();
        assertThatThrownBy(() -> codes.next(_ -> tries.incrementAndGet() > 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("500");
        assertThat(tries).hasValue(500);
    }

    @Test
    void aTypedCodeMayHaveSpacesAroundItAndAnyCase() {
        assertThat(PairingCodes.normalize("\u00A07kq4zp2m ")).isEqualTo("7KQ4ZP2M");
    }
}
