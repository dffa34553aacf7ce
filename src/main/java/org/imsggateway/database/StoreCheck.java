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

    StoreCheck(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
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
            return List.of();
        } catch (NestedRuntimeException failure) {
            return List.of(new Finding(
                    Severity.ERROR,
                    "The store cannot be written.",
                    String.valueOf(failure.getMostSpecificCause().getMessage()),
                    "Look at gateway.db in the gateway's home, its owner and the room on its disk, or at"
                            + " spring.datasource if that names another database."));
        }
    }
}
