package org.imsggateway.simulator;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.sqlite.SQLiteException;

/** SQLite refused a statement: locked, broken, no such table. */
final class DatabaseFailure extends RuntimeException {

    /** What versions before 0.14 put into an error's data, whatever the cause was. */
    static final String SYSTEM_TEXT = "The operation could not be completed. (SQLite.Result error 0.)";

    private static final long serialVersionUID = 1L;
    private static final Pattern IN_PARENTHESES = Pattern.compile("\\((.*)\\)$", Pattern.DOTALL);

    private final String detail;
    private final int code;

    DatabaseFailure(SQLException cause) {
        super(cause);
        var text = String.valueOf(cause.getMessage());
        var matcher = IN_PARENTHESES.matcher(text);
        this.code = cause instanceof SQLiteException e ? e.getResultCode().code & 0xff : 1;
        this.detail = (matcher.find() ? matcher.group(1) : text) + " (code: " + code + ")";
    }

    /** SQLite's own words and its primary result code. */
    String detail() {
        return detail;
    }

    /** A file that is missing, locked away or no database at all, as opposed to a failed statement. */
    boolean cannotOpen() {
        return code == 14 || code == 26 || code == 23 || code == 10;
    }

    boolean isBusy() {
        return code == 5 || code == 6;
    }
}
