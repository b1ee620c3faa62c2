package io.fapiaodesk.catalogue;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was sold, as invoices print it. The catalogue speaks the English of the FAQ; invoices are Chinese, with stars
 * around the category.
 */
public final class PrintedContent {

    private static final Map<String, String> CATEGORIES = Map.of(
            "Production and lifestyle services", "生产生活服务",
            "Electronic computer", "电子计算机",
            "Computer peripherals", "计算机外部设备",
            "SMS and MMS services", "短信彩信服务");

    private static final Map<String, String> SERVICES = Map.ofEntries(
            Map.entry("Software service fee", "软件服务费"),
            Map.entry("Technical service fee", "技术服务费"),
            Map.entry("Training service fee", "培训服务费"),
            Map.entry("Hardware equipment", "硬件设备"),
            Map.entry("Hardware", "硬件设备"),
            Map.entry("DingTalk smart hardware", "钉钉智能硬件"),
            Map.entry("SMS service fee", "短信服务费"),
            Map.entry("Agency service fee", "代理服务费"),
            Map.entry("Design service fee", "设计服务费"),
            Map.entry("Advertising service fee", "广告服务费"),
            Map.entry("Advertising publishing fee", "广告发布费"),
            Map.entry("Intellectual property service fee", "知识产权服务费"),
            Map.entry("Trademark agency service fee", "商标代理服务费"),
            Map.entry("Trademark registration agency service fee", "商标注册代理服务费"));

    private PrintedContent() {}

    /**
     * A word that is new to the catalogue is printed as it stands there. Several contents, as the head of an invoice names
     * them with commas between, are several.
     */
    public static String of(String content) {
        String[] contents = content.split(", ");
        return Stream.of(contents).allMatch(one -> one.indexOf('*') > 0)
                ? Stream.of(contents).map(PrintedContent::one).collect(Collectors.joining("、"))
                : one(content);
    }

    private static String one(String content) {
        int star = content.indexOf('*');
        if (star < 0) {
            return content;
        }
        String category = content.substring(0, star).strip();
        String service = content.substring(star + 1).strip();
        return "*" + CATEGORIES.getOrDefault(category, category) + "*" + SERVICES.getOrDefault(service, service);
    }
}
