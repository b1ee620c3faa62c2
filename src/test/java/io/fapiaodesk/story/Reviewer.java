package io.fapiaodesk.story;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.fapiaodesk.testing.PackagedApplication;

/** Somebody who reviews titles in Tasklist. */
final class Reviewer {

    private final Page page;
    private final PackagedApplication application;

    Reviewer(Page page, PackagedApplication application) {
        this.page = page;
        this.application = application;
    }

    Page page() {
        return page;
    }

    /** Comes from the sign-in page to the home of staff, and from there to Tasklist. */
    void signIn(String name) {
        page.navigate(application.address("/login?lang=en").toString());
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(name);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tasklist"))
                .click();
        filter("My groups' tasks").waitFor();
    }

    void select(String filter) {
        filter(filter).click();
    }

    /** The tasks of the selected list. */
    Locator tasks() {
        return page.locator(".tasks-list li.task");
    }

    /** Opens the first task of the list with this name. */
    void open(String taskName) {
        tasks().filter(new Locator.FilterOptions().setHasText(taskName))
                .first()
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        form().waitFor();
    }

    /** Opens the first task of the list with this name, and takes it. */
    void claim(String taskName) {
        open(taskName);
        page.locator("button.claim").click();
        page.locator("button.unclaim, .unclaim").first().waitFor();
    }

    /** What the open task shows: brief and questions. */
    Locator form() {
        return page.locator(".fjs-container");
    }

    void decide(String decision, String reason) {
        choose(decision);
        form().getByLabel("Reason").fill(reason);
        complete();
    }

    void decide(String decision) {
        choose(decision);
        complete();
    }

    /** Ticks an answer, when a further one belongs to it. */
    void choose(String decision) {
        form().getByLabel(decision).check();
    }

    private void complete() {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Complete").setExact(true))
                .click();
        form().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private Locator filter(String name) {
        return page.locator(".task-filters").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }
}
