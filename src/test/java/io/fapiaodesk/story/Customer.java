package io.fapiaodesk.story;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.testing.PackagedApplication;
import io.fapiaodesk.testing.Proof;

/** A customer at the portal, who reads Chinese. */
final class Customer {

    private final Page page;
    private final PackagedApplication application;

    Customer(Page page, PackagedApplication application) {
        this.page = page;
        this.application = application;
    }

    Page page() {
        return page;
    }

    void look(String path) {
        page.navigate(application.address(path).toString());
    }

    void signIn(String name) {
        look("/login");
        page.getByLabel("用户名").fill(name);
        page.getByLabel("密码").fill(name);
        button("登录").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("退出"))
                .waitFor();
    }

    /** Fills in the form for a title, all but the proof. */
    void fillIn(String identity, String titleKind, String titleName, String taxId, String proofKind) {
        choose(identity);
        choose(titleKind);
        page.getByLabel("注册全称").fill(titleName);
        page.getByLabel("统一社会信用代码").fill(taxId);
        choose(proofKind);
    }

    void wantSpecialVat(String bank, String bankAccount, String address, String phone) {
        page.getByLabel("此抬头还需开具专用发票").check();
        page.getByLabel("开户银行").fill(bank);
        page.getByLabel("银行账号").fill(bankAccount);
        page.getByLabel("注册地址").fill(address);
        page.getByLabel("注册电话").fill(phone);
    }

    void attachPdf() {
        Upload pdf = Proof.pdf();
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload(pdf.fileName(), "application/pdf", pdf.content()));
        page.locator("[data-form]").getByText(pdf.fileName()).waitFor();
    }

    /** Submits, and answers the id of the request whose page comes next. */
    String submit() {
        button("提交审核").click();
        page.waitForURL("**/requests/TR-*");
        return page.url().replaceAll(".*/", "");
    }

    Locator section(String heading) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(heading).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void choose(String name) {
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name).setExact(true))
                .check();
    }
}
