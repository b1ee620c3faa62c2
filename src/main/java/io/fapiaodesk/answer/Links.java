package io.fapiaodesk.answer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where answers point to. */
final class Links {

    static final Link TITLES = new Link("titles", "/titles");
    static final Link APPLY = new Link("apply", "/titles/apply");
    static final Link MAILBOXES = new Link("mailboxes", "/mailboxes");
    static final Link CONSUMPTION = new Link("invoices.new", "/invoices/new");
    static final Link DEFICITS = new Link("deficits", "/deficits");
    static final Link INVOICES = new Link("invoices", "/invoices");
    static final Link INVOICES_FILE = new Link("invoicesFile", "/api/exports/invoices.xlsx");
    static final Link CONSUMPTION_FILE = new Link("consumptionFile", "/api/exports/consumption.xlsx");
    static final Link COMPANIES = new Link("companies", "/companies");
    static final Link ANNOUNCEMENT = new Link("announcement", "/announcements/digital-invoices");
    static final Link ACCOUNT_CERTIFICATE = new Link("accountCertificate", "/api/account/certificate");
    static final Link NATIONAL_PLATFORM = new Link("nationalPlatform", "https://inv-veri.chinatax.gov.cn/");
    static final Link ZHEJIANG = new Link("zhejiang", "https://zhejiang.chinatax.gov.cn/");
    static final Link BEIJING = new Link("beijing", "https://beijing.chinatax.gov.cn/");
    static final Link SHANGHAI = new Link("shanghai", "https://shanghai.chinatax.gov.cn/");
    static final Link JIANGSU = new Link("jiangsu", "https://jiangsu.chinatax.gov.cn/");
    static final Link HOTLINE = new Link("hotline", "tel:12366");

    private Links() {}

    static Link certificate(String entity) {
        return new Link("certificate", "/api/catalogue/entities/" + entity + "/certificate");
    }

    static Link company(String code) {
        return new Link("company", "/companies/" + code);
    }

    static Link letter(String vendor) {
        return new Link(
                "letter",
                "/api/catalogue/explanation-letter?vendor=" + URLEncoder.encode(vendor, StandardCharsets.UTF_8));
    }

    static Link sample(String type) {
        return new Link("sample." + type, "/api/answers/samples/" + type.toLowerCase(Locale.ROOT));
    }
}
