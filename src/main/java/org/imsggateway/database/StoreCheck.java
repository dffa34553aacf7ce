package org.imsggateway.database;

import java.util.List;
import org.imsggateway.doctor.DoctorCheck;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether the store can be read and written. */
@Component
class StoreCheck implements DoctorCheck {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final StoreTrouble trouble;

    StoreCheck(JdbcTemplate jdbc, PlatformTransactionManager transactions, StoreTrouble trouble) {
        this.trouble = trouble;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<Finding> findings() {
        try {
            transaction.executeWithoutResult(attempt -> {
                attempt.setRollbackOnly();
                jdbc.execute("create table doctor_was_here (id bigint)");
            });
            // What is not committed reaches no disk, so that a full one shows only in the work that waits.
            return trouble.reason().map(StoreCheck::finding).stream().toList();
        } catch (NestedRuntimeException failure) {
            return List.of(finding(String.valueOf(failure.getMostSpecificCause().getMessage())));
        }
    }

    private static Finding finding(String reason) {
        return new Finding(
                Severity.ERROR,
                "The store cannot be written.",
                reason,
                "Look at gateway.db in the gateway's home, its owner and the room on its disk, or at"
                        + " spring.datasource if that names another database.");
    }
}
