package org.imsggateway.session;

import java.util.List;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.DmScope;
import org.imsggateway.doctor.DoctorCheck;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.springframework.stereotype.Component;

/** Notices that people share a session who may not know of each other: the agent could tell one what the other said. */
@Component
class SharedSessionCheck implements DoctorCheck {

    private static final int MOST = 20;

    private final SessionRepository sessions;
    private final ConfigStore config;

    SharedSessionCheck(SessionRepository sessions, ConfigStore config) {
        this.sessions = sessions;
        this.config = config;
    }

    @Override
    public List<Finding> findings() {
        if (config.current().session().dmScope() != DmScope.MAIN) {
            return List.of();
        }
        return sessions.shared(MOST).stream().map(SharedSessionCheck::finding).toList();
    }

    private static Finding finding(SessionKey key) {
        return new Finding(
                Severity.ADVICE,
                "Several people write directly in the session " + key + ".",
                "session.dmScope is main, so all direct messages of an agent share one session, and it may tell one"
                        + " person what another one said.",
                "Set session.dmScope to per-channel-peer, unless they are to share it.");
    }
}
