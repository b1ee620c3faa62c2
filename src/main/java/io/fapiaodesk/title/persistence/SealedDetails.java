package io.fapiaodesk.title.persistence;

import io.fapiaodesk.platform.crypto.Sealer;
import io.fapiaodesk.platform.crypto.Sealer.Place;
import io.fapiaodesk.title.domain.InvoiceDetails;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Bank, account, address and phone as the tables of titles keep them: each sealed for its own row and column. */
final class SealedDetails {

    private final Sealer sealer;
    private final String table;

    SealedDetails(Sealer sealer, String table) {
        this.sealer = sealer;
        this.table = table;
    }

    /** Fills in the parameters {@code bank}, {@code bankAccount}, {@code address} and {@code phone}. */
    StatementSpec fill(StatementSpec statement, String row, InvoiceDetails details) {
        return statement
                .param("bank", sealer.sealText(place(row, "bank"), details.bank()))
                .param("bankAccount", sealer.sealText(place(row, "bank_account"), details.bankAccount()))
                .param("address", sealer.sealText(place(row, "address"), details.address()))
                .param("phone", sealer.sealText(place(row, "phone"), details.phone()));
    }

    InvoiceDetails read(ResultSet values, String row) throws SQLException {
        return new InvoiceDetails(
                sealer.openText(place(row, "bank"), values.getBytes("bank")),
                sealer.openText(place(row, "bank_account"), values.getBytes("bank_account")),
                sealer.openText(place(row, "address"), values.getBytes("address")),
                sealer.openText(place(row, "phone"), values.getBytes("phone")));
    }

    private Place place(String row, String column) {
        return new Place(table, row, column);
    }
}
