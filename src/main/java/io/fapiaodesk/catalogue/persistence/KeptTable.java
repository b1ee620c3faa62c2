package io.fapiaodesk.catalogue.persistence;

import io.fapiaodesk.catalogue.CompanyData;
import io.fapiaodesk.catalogue.CompanyPaper;
import io.fapiaodesk.catalogue.Kept;
import io.fapiaodesk.catalogue.KeptProduct;
import io.fapiaodesk.catalogue.Offer;
import io.fapiaodesk.catalogue.ReturnAddressData;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxRate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What administrators keep of companies and products; small enough to be read as a whole. */
@Repository
public class KeptTable {

    private final JdbcClient jdbc;

    KeptTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Another one comes with each change. */
    public long revision() {
        return jdbc.sql("select revision from catalogue_revision")
                .query(Long.class)
                .single();
    }

    /** One change at a time: who comes second sees what the first one did. To be called first in a change. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Kept change() {
        jdbc.sql("update catalogue_revision set revision = revision + 1").update();
        return read();
    }

    public Kept read() {
        return new Kept(
                revision(),
                jdbc.sql("select * from company_data order by code, valid_from")
                        .query(KeptTable::company)
                        .list(),
                jdbc.sql("select * from company_paper order by code, valid_from, uploaded_at, id")
                        .query(KeptTable::paper)
                        .list(),
                jdbc.sql("select * from return_address_data order by return_group")
                        .query(KeptTable::returnAddress)
                        .list(),
                jdbc.sql("select * from catalogue_product order by product_code, valid_from")
                        .query(KeptTable::product)
                        .list());
    }

    public void save(CompanyData data, String who, Instant now) {
        jdbc.sql("""
            insert into company_data (code, valid_from, name_zh, name_en, tax_id, address_zh, phone, bank_zh,
                                      bank_account, entered_by, entered_at)
            values (:code, :validFrom, :nameZh, :nameEn, :taxId, :addressZh, :phone, :bankZh, :bankAccount,
                    :who, :now)
            on conflict (code, valid_from) do update
               set name_zh = excluded.name_zh, name_en = excluded.name_en, tax_id = excluded.tax_id,
                   address_zh = excluded.address_zh, phone = excluded.phone, bank_zh = excluded.bank_zh,
                   bank_account = excluded.bank_account, entered_by = excluded.entered_by,
                   entered_at = excluded.entered_at
            """)
                .param("code", data.code())
                .param("validFrom", data.validFrom())
                .param("nameZh", data.nameZh())
                .param("nameEn", data.nameEn())
                .param("taxId", data.taxId())
                .param("addressZh", data.addressZh())
                .param("phone", data.phone())
                .param("bankZh", data.bankZh())
                .param("bankAccount", data.bankAccount())
                .param("who", who)
                .param("now", ShanghaiTime.at(now))
                .update();
    }

    public void insert(CompanyPaper paper) {
        jdbc.sql("""
            insert into company_paper (id, code, valid_from, document_id, file_name, sha256, uploaded_by,
                                       uploaded_at)
            values (:id, :code, :validFrom, :document, :fileName, :sha256, :who, :now)
            """)
                .param("id", paper.id())
                .param("code", paper.code())
                .param("validFrom", paper.validFrom())
                .param("document", paper.documentId())
                .param("fileName", paper.fileName())
                .param("sha256", paper.sha256())
                .param("who", paper.uploadedBy())
                .param("now", ShanghaiTime.at(paper.uploadedAt()))
                .update();
    }

    public void save(ReturnAddressData address, String who, Instant now) {
        jdbc.sql("""
            insert into return_address_data (return_group, address_zh, attention_zh, phone, entered_by, entered_at)
            values (:group, :address, :attention, :phone, :who, :now)
            on conflict (return_group) do update
               set address_zh = excluded.address_zh, attention_zh = excluded.attention_zh,
                   phone = excluded.phone, entered_by = excluded.entered_by, entered_at = excluded.entered_at
            """)
                .param("group", address.group())
                .param("address", address.addressZh())
                .param("attention", address.attentionZh())
                .param("phone", address.phone())
                .param("who", who)
                .param("now", ShanghaiTime.at(now))
                .update();
    }

    public void save(KeptProduct product, String who, Instant now) {
        jdbc.sql("""
            insert into catalogue_product (product_code, valid_from, row_name, entity_code, content, rate,
                                           entered_by, entered_at)
            values (:code, :validFrom, :row, :entity, :content, cast(:rate as numeric), :who, :now)
            on conflict (product_code, valid_from) do update
               set row_name = excluded.row_name, entity_code = excluded.entity_code,
                   content = excluded.content, rate = excluded.rate, entered_by = excluded.entered_by,
                   entered_at = excluded.entered_at
            """)
                .param("code", product.productCode())
                .param("validFrom", product.validFrom())
                .param("row", product.offer().row())
                .param("entity", product.offer().entityCode())
                .param("content", product.offer().content())
                .param("rate", product.offer().rate().toString())
                .param("who", who)
                .param("now", ShanghaiTime.at(now))
                .update();
    }

    private static CompanyData company(ResultSet row, int index) throws SQLException {
        return new CompanyData(
                row.getString("code"),
                row.getObject("valid_from", LocalDate.class),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("tax_id"),
                row.getString("address_zh"),
                row.getString("phone"),
                row.getString("bank_zh"),
                row.getString("bank_account"));
    }

    private static CompanyPaper paper(ResultSet row, int index) throws SQLException {
        return new CompanyPaper(
                row.getString("id"),
                row.getString("code"),
                row.getObject("valid_from", LocalDate.class),
                row.getString("document_id"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }

    private static ReturnAddressData returnAddress(ResultSet row, int index) throws SQLException {
        return new ReturnAddressData(
                row.getString("return_group"),
                row.getString("address_zh"),
                row.getString("attention_zh"),
                row.getString("phone"));
    }

    private static KeptProduct product(ResultSet row, int index) throws SQLException {
        return new KeptProduct(
                row.getString("product_code"),
                row.getObject("valid_from", LocalDate.class),
                new Offer(
                        row.getString("row_name"),
                        row.getString("entity_code"),
                        row.getString("content"),
                        TaxRate.of(row.getBigDecimal("rate").toPlainString())));
    }
}
